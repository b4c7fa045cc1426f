package io.boxoffice.account;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** A user's own claims: up to 8 strings or booleans, 1 KiB together, under no name that means something already. */
final class OwnClaims {
    private static final int MAX_CLAIMS = 8;
    private static final int MAX_BYTES = 1024;

    /** Ours, those of RFC 7519, 7800, 8693, 9068, 9396 and of OpenID Connect Core that a verifier may act on. */
    private static final Set<String> TAKEN = Set.of(
            "iss",
            "sub",
            "aud",
            "exp",
            "nbf",
            "iat",
            "jti",
            "client_id",
            "sid",
            "scope",
            "groups",
            "upn",
            "tenant",
            "status",
            "cnf",
            "act",
            "may_act",
            "roles",
            "entitlements",
            "auth_time",
            "acr",
            "amr",
            "azp",
            "nonce",
            "at_hash",
            "c_hash",
            "events",
            "authorization_details",
            "preferred_username",
            "email",
            "email_verified",
            "name",
            "raw_token",
            "scp",
            "permissions");

    private OwnClaims() {}

    static Optional<String> refusal(ObjectNode claims) {
        boolean valuesFit = claims.values().stream().allMatch(value -> value.isString() || value.isBoolean());
        if (claims.size() > MAX_CLAIMS || !valuesFit) {
            return Optional.of("claims takes up to 8 strings or booleans.");
        }
        if (claims.toString().getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return Optional.of("claims takes up to 1 KiB together.");
        }
        boolean namesFit = claims.propertyNames().stream().noneMatch(name -> name.isBlank() || TAKEN.contains(name));
        return namesFit ? Optional.empty() : Optional.of("A claim has a name that means something already.");
    }
}
