package io.boxoffice.resourceserver;

import com.nimbusds.jose.JWSObject;
import java.text.ParseException;
import java.util.Map;
import java.util.regex.Pattern;

/** What a token says of the key that it is bound to (RFC 7800 3.1, RFC 9449 6.1). */
sealed interface Confirmation {
    /** The thumbprint of a key by SHA-256 (RFC 7638). */
    Pattern THUMBPRINT = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** Nothing: whoever has it may use it. */
    record Absent() implements Confirmation {}

    /** Something that is no thumbprint: another way to be bound, perhaps. */
    record Unknown() implements Confirmation {}

    /** The thumbprint of the key that a proof must be made with. */
    record ByKey(String thumbprint) implements Confirmation {}

    /** The claim of a token whose signature was verified by whoever let it in. */
    static Confirmation of(String token) {
        try {
            Map<String, Object> claims = JWSObject.parse(token).getPayload().toJSONObject();
            return claims == null ? new Unknown() : of(claims);
        } catch (ParseException malformed) {
            return new Unknown();
        }
    }

    private static Confirmation of(Map<String, Object> claims) {
        if (!claims.containsKey("cnf")) {
            return new Absent();
        }
        return claims.get("cnf") instanceof Map<?, ?> cnf
                        && cnf.get("jkt") instanceof String jkt
                        && cnf.size() == 1
                        && THUMBPRINT.matcher(jkt).matches()
                ? new ByKey(jkt)
                : new Unknown();
    }
}
