package io.boxoffice.token;

import io.boxoffice.account.User;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.Audiences;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.TokenResponse;
import io.boxoffice.refresh.IssuedRefresh;
import io.boxoffice.refresh.SessionFacts;
import io.boxoffice.signing.Keys;
import io.boxoffice.status.StatusIndexes;
import io.boxoffice.status.StatusReference;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** Mints the access token that goes with a refresh token. */
@Dependent
class Mint {
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    Keys keys;

    @Inject
    Audiences audiences;

    @Inject
    StatusIndexes indexes;

    @Inject
    Issuer issuer;

    /** The answer to a login or a refresh. */
    TokenResponse response(User user, IssuedRefresh refresh, Scopes granted) {
        SessionFacts session = refresh.session();
        AudiencePolicy policy = audiences.policy(session.audience());
        Scopes scope = session.scope().intersect(granted).intersect(policy.scopes());
        Instant now = refresh.issuedAt();
        Instant expiresAt = now.plus(policy.accessLifetime());
        String jti = newId();
        Map<String, Object> claims = AccessClaims.of(issuer, user, session, scope, jti, now, expiresAt);
        if (policy.statusList()) {
            claims.put("status", status(session, jti, expiresAt).claim());
        }
        String token = keys.sign(session.audience(), claims);
        return new TokenResponse(
                token,
                "Bearer",
                policy.accessLifetime().toSeconds(),
                refresh.token().reveal(),
                Duration.between(now, refresh.expiresAt()).toSeconds(),
                session.audience().name(),
                scope.toString());
    }

    private StatusReference status(SessionFacts session, String jti, Instant expiresAt) {
        return indexes.allocate(session.audience(), jti, session.id(), session.accountId(), expiresAt);
    }

    private static String newId() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
