package io.boxoffice.accesstoken;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.Subject;
import io.boxoffice.oauth.TokenId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The claims of an access token (RFC 9068 2.2; the registered ones of RFC 7519 4.1): small, stable, nothing secret. {@link #toMap} writes them, {@link ClaimsReading}
 * reads them. A user's token names its session; a machine's has neither session nor user.
 *
 * @param actor who acts for the subject (RFC 8693 4.1); nothing where nobody does
 * @param boundTo the key that whoever presents the token must have (RFC 9449 6.1); nothing for a bearer token
 * @param authentication when and how the user showed who they are (RFC 9068 2.2.1); nothing of a machine, and of a token of release 0.1.0
 * @param own the user's own claims
 */
public record AccessTokenClaims(
        String issuer,
        Subject subject,
        ClientId client,
        AudienceClaim aud,
        TokenId id,
        Scopes scopes,
        Optional<SessionId> session,
        Optional<UserClaims> user,
        Optional<Authentication> authentication,
        Optional<String> tenant,
        Optional<Confirmation> boundTo,
        Instant issuedAt,
        Instant expiresAt,
        Optional<ActingParty> actor,
        Map<String, Object> own) {

    /** The one audience that the token is good for, however it is spelled. */
    public Audience audience() {
        return aud.audience();
    }

    /** As they are signed. */
    public Map<String, Object> toMap() {
        // A user's own claims come first: if a name were ever taken later, ours would win.
        Map<String, Object> claims = new TreeMap<>(own);
        claims.put(ClaimNames.ISSUER, issuer);
        claims.put(ClaimNames.SUBJECT, subject.sub());
        claims.put(ClaimNames.AUDIENCE, aud.text());
        claims.put(ClaimNames.EXPIRES, expiresAt.getEpochSecond());
        claims.put(ClaimNames.ISSUED, issuedAt.getEpochSecond());
        claims.put(ClaimNames.ID, id.value());
        claims.put(ClaimNames.CLIENT, client.value());
        claims.put(ClaimNames.SCOPE, scopes.toString());
        session.ifPresent(id -> claims.put(ClaimNames.SESSION, id.toString()));
        user.ifPresent(of -> {
            claims.put(ClaimNames.ROLES, of.roles());
            claims.put(ClaimNames.USERNAME, of.username());
        });
        authentication.ifPresent(of -> {
            claims.put(ClaimNames.AUTH_TIME, of.at().getEpochSecond());
            claims.put(ClaimNames.METHODS, List.copyOf(of.methods()));
            claims.put(ClaimNames.LEVEL, of.level());
        });
        tenant.ifPresent(of -> claims.put(ClaimNames.TENANT, of));
        actor.ifPresent(of -> claims.put(ClaimNames.ACTOR, of.toMap()));
        boundTo.ifPresent(key -> claims.put(ClaimNames.CONFIRMATION, Map.of(ClaimNames.THUMBPRINT, key.thumbprint())));
        return claims;
    }
}
