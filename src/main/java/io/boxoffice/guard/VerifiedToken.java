package io.boxoffice.guard;

import io.boxoffice.accesstoken.AccessTokenClaims;
import io.boxoffice.accesstoken.UserClaims;
import io.boxoffice.accesstoken.VerifiedAccessToken;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** A verified token as MicroProfile JWT code knows it. It prints as its name. */
final class VerifiedToken implements JsonWebToken {
    private static final Set<String> NAMES = Set.of(
            "raw_token",
            "iss",
            "sub",
            "aud",
            "exp",
            "iat",
            "jti",
            "client_id",
            "scope",
            "sid",
            "upn",
            "groups",
            "tenant");

    private final VerifiedAccessToken verified;

    VerifiedToken(VerifiedAccessToken verified) {
        this.verified = verified;
    }

    /** The username, or the id of the client that acts for itself. */
    @Override
    public String getName() {
        return verified.claims()
                .user()
                .map(UserClaims::username)
                .orElse(verified.subject().sub());
    }

    @Override
    public Set<String> getClaimNames() {
        return Stream.concat(NAMES.stream(), verified.claims().own().keySet().stream())
                .filter(name -> valueOf(name) != null)
                .collect(Collectors.toSet());
    }

    /** Of a machine there are none, and its token has no such claim. */
    @Override
    public Set<String> getGroups() {
        return verified.claims().user().map(UserClaims::roles).orElse(Set.of());
    }

    /** MicroProfile JWT lets the caller name the type; a wrong one is the caller's ClassCastException. */
    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> @Nullable T getClaim(String name) {
        return (T) valueOf(name);
    }

    private @Nullable Object valueOf(String name) {
        AccessTokenClaims claims = verified.claims();
        return switch (name) {
            case "raw_token" -> verified.text().reveal();
            case "iss" -> claims.issuer();
            case "sub" -> claims.subject().sub();
            case "aud" -> Set.of(claims.aud().text());
            case "exp" -> claims.expiresAt().getEpochSecond();
            case "iat" -> claims.issuedAt().getEpochSecond();
            case "jti" -> claims.id().value();
            case "client_id" -> claims.client().value();
            case "scope" -> claims.scopes().toString();
            case "sid" -> claims.session().map(Object::toString).orElse(null);
            case "upn" -> claims.user().map(UserClaims::username).orElse(null);
            case "groups" -> claims.user().map(UserClaims::roles).orElse(null);
            case "tenant" -> claims.tenant().orElse(null);
            default -> claims.own().get(name);
        };
    }

    @Override
    public String toString() {
        return getName();
    }
}
