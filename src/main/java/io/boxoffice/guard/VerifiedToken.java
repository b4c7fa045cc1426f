package io.boxoffice.guard;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** A verified token as MicroProfile JWT code knows it. It prints as its name. */
final class VerifiedToken implements JsonWebToken {
    private final VerifiedAccessToken verified;
    private final Map<String, Object> claims;

    VerifiedToken(VerifiedAccessToken verified, String raw, long issuedAt) {
        this.verified = verified;
        this.claims = Map.ofEntries(
                Map.entry("raw_token", raw),
                Map.entry("iss", verified.issuer()),
                Map.entry("sub", verified.subject().toString()),
                Map.entry("aud", Set.of(verified.audience().name())),
                Map.entry("exp", verified.expiresAt().getEpochSecond()),
                Map.entry("iat", issuedAt),
                Map.entry("jti", verified.jti()),
                Map.entry("upn", verified.username()),
                Map.entry("groups", verified.roles()),
                Map.entry("scope", verified.scopes().toString()),
                Map.entry("sid", verified.session().toString()));
    }

    @Override
    public String getName() {
        return verified.username();
    }

    @Override
    public Set<String> getClaimNames() {
        return claims.keySet();
    }

    /** MicroProfile JWT lets the caller name the type; a wrong one is the caller's ClassCastException. */
    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> @Nullable T getClaim(String name) {
        Object ours = claims.get(name);
        return (T) (ours != null ? ours : verified.claims().get(name));
    }

    @Override
    public String toString() {
        return getName();
    }
}
