package io.boxoffice.token;

import io.boxoffice.accesstoken.AccessTokenClaims;
import io.boxoffice.accesstoken.AccessTokenStamp;
import io.boxoffice.accesstoken.AudienceClaim;
import io.boxoffice.accesstoken.ClaimNames;
import io.boxoffice.accesstoken.UserClaims;
import io.boxoffice.account.User;
import io.boxoffice.audience.Audiences;
import io.boxoffice.metrics.Counted;
import io.boxoffice.metrics.Counters;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.TokenResponse;
import io.boxoffice.refresh.IssuedRefreshToken;
import io.boxoffice.signing.Keys;
import io.boxoffice.status.LiveToken;
import io.boxoffice.status.StatusIndexes;
import io.boxoffice.status.StatusReference;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Mints the access token that goes with a refresh token; its scope never grows (RFC 6749 3.3 and 6). */
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
    TokenResponse response(Authorization authorization, IssuedRefreshToken refresh) {
        return response(
                authorization,
                refresh.access(),
                Optional.of(refresh.token().reveal()),
                Optional.of(secondsTo(refresh.expiresAt())));
    }

    /** The answer where no refresh token goes with the access token. */
    TokenResponse response(Authorization authorization, AccessTokenStamp access) {
        return response(authorization, access, Optional.empty(), Optional.empty());
    }

    private TokenResponse response(
            Authorization authorization, AccessTokenStamp access, Optional<String> refreshToken, Optional<Long> idle) {
        return new TokenResponse(
                access(authorization, access),
                authorization.boundTo().isPresent() ? "DPoP" : "Bearer",
                secondsTo(access.expiresAt()),
                refreshToken,
                idle,
                authorization.audience().name(),
                authorization.scope().toString(),
                Optional.empty(),
                Optional.empty());
    }

    private String access(Authorization authorization, AccessTokenStamp stamp) {
        Audience audience = authorization.audience();
        Map<String, Object> claims = claims(authorization, stamp).toMap();
        if (audiences.policy(audience).statusList() && keys.signsForAnybody(audience)) {
            claims.put(ClaimNames.STATUS, status(authorization, stamp).claim());
        }
        String token = keys.sign(audience, claims);
        counters.count(Counted.TOKENS, audience);
        return token;
    }

    /** The claims that a token would have, but for what comes with issuing it: its id, and its place in a status list. */
    Map<String, Object> preview(Authorization authorization, AccessTokenStamp stamp) {
        Map<String, Object> claims = claims(authorization, stamp).toMap();
        claims.remove(ClaimNames.ID);
        return claims;
    }

    private AccessTokenClaims claims(Authorization authorization, AccessTokenStamp stamp) {
        Optional<User> user = authorization.user();
        return new AccessTokenClaims(
                issuer.url(),
                authorization.subject(),
                authorization.client(),
                new AudienceClaim(
                        authorization.audience(),
                        audiences.policy(authorization.audience()).spelling()),
                stamp.jti(),
                authorization.scope(),
                authorization.session(),
                user.map(of -> new UserClaims(of.username(), authorization.roles(of))),
                authorization.authentication(),
                authorization.tenant(),
                authorization.boundTo(),
                stamp.issuedAt(),
                stamp.expiresAt(),
                authorization.actor(),
                user.map(User::claims).orElse(Map.of()));
    }

    private StatusReference status(Authorization authorization, AccessTokenStamp stamp) {
        return indexes.allocate(
                authorization.audience(),
                new LiveToken(
                        stamp.jti(),
                        authorization.session(),
                        authorization.user().map(User::id),
                        authorization.client(),
                        stamp.issuedAt(),
                        stamp.expiresAt()));
    }

    /** Rounded, so that a fresh token has its whole life; a repeated answer may come after the end of its token. */
    private long secondsTo(Instant end) {
        return Math.max(0, Math.round(Duration.between(clock.instant(), end).toMillis() / 1_000.0));
    }
}
