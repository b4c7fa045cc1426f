package io.boxoffice.refresh;

import io.boxoffice.accesstoken.AccessTokenStamp;
import io.boxoffice.oauth.Secret;
import java.time.Instant;

/**
 * A refresh token that goes out.
 *
 * @param expiresAt when it expires if it is not used: after the idle time, never after the session's absolute end
 * @param access the access token that goes with it
 */
public record IssuedRefreshToken(SessionFacts session, Secret token, Instant expiresAt, AccessTokenStamp access) {}
