package io.boxoffice.accesstoken;

import io.boxoffice.audit.Event;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.Subject;
import io.boxoffice.oauth.TokenId;
import io.boxoffice.oauth.UserId;
import io.boxoffice.revocation.IssuedToken;
import java.time.Instant;
import java.util.Optional;

/**
 * An access token under a true signature ({@link AccessTokenVerifier}).
 *
 * @param text the token itself
 * @param issued what of it a revocation can name
 */
public record VerifiedAccessToken(AccessTokenClaims claims, Secret text, IssuedToken issued) {
    /** A token with these claims. */
    public static VerifiedAccessToken of(AccessTokenClaims claims, Secret text) {
        SessionId session = claims.session().orElse(null);
        UserId user = claims.subject() instanceof Subject.OfUser of ? of.id() : null;
        ClientId machine = claims.subject() instanceof Subject.OfClient of ? of.id() : null;
        long issuedAt = claims.issuedAt().getEpochSecond();
        return new VerifiedAccessToken(
                claims,
                text,
                new IssuedToken(claims.id(), session, user, claims.client(), claims.audience(), issuedAt, machine));
    }

    /** Who it is about. */
    public Subject subject() {
        return claims.subject();
    }

    /** The one audience that it is good for. */
    public Audience audience() {
        return claims.audience();
    }

    /** What it permits. */
    public Scopes scopes() {
        return claims.scopes();
    }

    /** Whether it is a user's, with a role. */
    public boolean hasRole(String role) {
        return claims.user().filter(user -> user.roles().contains(role)).isPresent();
    }

    /** The user's or the machine's tenant. */
    public Optional<String> tenant() {
        return claims.tenant();
    }

    /** The key that whoever presents it must have; nothing of a bearer token. */
    public Optional<Confirmation> boundTo() {
        return claims.boundTo();
    }

    /** The session that it belongs to; nothing of a machine's. */
    public Optional<SessionId> session() {
        return claims.session();
    }

    /** Its own id. */
    public TokenId id() {
        return claims.id();
    }

    /** When it expires, skew aside. */
    public Instant expiresAt() {
        return claims.expiresAt();
    }

    /** An event that tells of it. */
    public Event told(Event event) {
        Event told = event.at(audience()).withToken(id());
        return session().map(told::in).orElse(told);
    }

    /** A record prints its components; of a token its id is enough. */
    @Override
    public String toString() {
        return "VerifiedAccessToken[" + id() + "]";
    }
}
