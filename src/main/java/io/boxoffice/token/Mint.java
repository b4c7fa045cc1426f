package io.boxoffice.token;

import io.boxoffice.account.User;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.Audiences;
import io.boxoffice.metrics.Counted;
import io.boxoffice.metrics.Counters;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.TokenResponse;
import io.boxoffice.refresh.AccessTokenStamp;
import io.boxoffice.refresh.IssuedRefreshToken;
import io.boxoffice.refresh.SessionFacts;
import io.boxoffice.signing.Keys;
import io.boxoffice.status.StatusIndexes;
import io.boxoffice.status.StatusReference;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Mints the access token that goes with a refresh token. */
@Dependent
class Mint {
    @Inject
    Keys keys;

    @Inject
    Audiences audiences;

    @Inject
    StatusIndexes indexes;

    @Inject
    Issuer issuer;

    @Inject
    Counters counters;

    @Inject
    Clock clock;

    /** The answer to a login or a refresh. */
    TokenResponse response(User user, IssuedRefreshToken refresh, Scopes granted) {
        SessionFacts session = refresh.session();
        AudiencePolicy policy = audiences.policy(session.audience());
        Scopes scope = session.scope().intersect(granted).intersect(policy.scopes());
        Map<String, Object> claims = AccessClaims.of(issuer, user, session, scope, refresh.access());
        if (policy.statusList() && keys.signsForAnybody(session.audience())) {
            claims.put("status", status(session, refresh.access()).claim());
        }
        String token = keys.sign(session.audience(), claims);
        counters.count(Counted.TOKENS, session.audience());
        return new TokenResponse(
                token,
                "Bearer",
                secondsTo(refresh.access().expiresAt()),
                refresh.token().reveal(),
                secondsTo(refresh.expiresAt()),
                session.audience().name(),
                scope.toString());
    }

    private StatusReference status(SessionFacts session, AccessTokenStamp access) {
        return indexes.allocate(
                session.audience(), access.jti(), session.id(), session.accountId(), access.expiresAt());
    }

    /** Rounded, so that a fresh token has its whole life; a repeated answer may come after the end of its token. */
    private long secondsTo(Instant end) {
        return Math.max(0, Math.round(Duration.between(clock.instant(), end).toMillis() / 1_000.0));
    }
}
