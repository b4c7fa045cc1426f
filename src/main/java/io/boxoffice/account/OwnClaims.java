package io.boxoffice.account;

import io.boxoffice.accesstoken.ClaimNames;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A user's own claims: up to 8 strings or booleans, 1 KiB together, under no name that means something already. */
final class OwnClaims {
    private static final int MAX_CLAIMS = 8;
    private static final int MAX_BYTES = 1024;

    private OwnClaims() {}

    static Optional<String> refusal(ObjectNode claims) {
        boolean valuesFit = claims.values().stream().allMatch(value -> value.isString() || value.isBoolean());
        if (claims.size() > MAX_CLAIMS || !valuesFit) {
            return Optional.of("claims takes up to 8 strings or booleans.");
        }
        if (claims.toString().getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return Optional.of("claims takes up to 1 KiB together.");
        }
        boolean namesFit =
                claims.propertyNames().stream().noneMatch(name -> name.isBlank() || ClaimNames.isTaken(name));
        return namesFit ? Optional.empty() : Optional.of("A claim has a name that means something already.");
    }
}
