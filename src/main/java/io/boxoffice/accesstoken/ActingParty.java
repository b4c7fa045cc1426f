package io.boxoffice.accesstoken;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Who acts for the subject of a token: the claim {@code act} (RFC 8693 4.1). Who acted before stands within.
 *
 * @param sub whose turn it is now
 * @param before who handed the token on to them
 */
public record ActingParty(String sub, Optional<ActingParty> before) {
    /** How many may have handed a token on: each makes it longer, and every verifier reads all of it. */
    public static final int MOST = 5;

    private static final String SUB = "sub";
    private static final String ACT = "act";

    /** How many there are. */
    public int length() {
        return 1 + before.map(ActingParty::length).orElse(0);
    }

    /** As it is signed. */
    Map<String, Object> toMap() {
        Map<String, Object> members = new TreeMap<>(Map.of(SUB, sub));
        before.ifPresent(earlier -> members.put(ACT, earlier.toMap()));
        return members;
    }

    /** Reads the claim; nothing if it is anything else than one that is written here. */
    static Optional<ActingParty> of(JsonNode claim) {
        return of(claim, MOST);
    }

    private static Optional<ActingParty> of(JsonNode claim, int most) {
        boolean isOne = most > 0 && claim.isObject() && claim.path(SUB).isString();
        if (!isOne || claim.size() != (claim.has(ACT) ? 2 : 1)) {
            return Optional.empty();
        }
        String sub = claim.path(SUB).stringValue();
        return claim.has(ACT)
                ? of(claim.path(ACT), most - 1).map(before -> new ActingParty(sub, Optional.of(before)))
                : Optional.of(new ActingParty(sub, Optional.empty()));
    }
}
