package io.boxoffice.token;

import io.boxoffice.account.User;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.refresh.AccessTokenStamp;
import io.boxoffice.refresh.SessionFacts;
import java.util.Map;
import java.util.TreeMap;

/** The claims of an access token (RFC 9068 2.2): small, stable, nothing secret. */
final class AccessClaims {
    private AccessClaims() {}

    /**
     * The claims for a user in a session.
     *
     * @param scope what the session was opened for, as far as it is still granted and the audience still has it
     */
    static Map<String, Object> of(
            Issuer issuer, User user, SessionFacts session, Scopes scope, AccessTokenStamp access) {
        // A user's own claims come first: if a name were ever taken later, ours would win.
        Map<String, Object> claims = new TreeMap<>(user.claims());
        claims.put("iss", issuer.url());
        claims.put("sub", user.id().toString());
        claims.put("aud", session.audience().name());
        claims.put("exp", access.expiresAt().getEpochSecond());
        claims.put("iat", access.issuedAt().getEpochSecond());
        claims.put("jti", access.jti());
        claims.put("client_id", ClientId.FIRST_PARTY.value());
        claims.put("sid", session.id().toString());
        claims.put("scope", scope.toString());
        claims.put("groups", user.roles());
        claims.put("upn", user.username());
        if (user.tenant() != null) {
            claims.put("tenant", user.tenant());
        }
        return claims;
    }
}
