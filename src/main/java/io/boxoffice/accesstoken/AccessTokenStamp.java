package io.boxoffice.accesstoken;

import io.boxoffice.oauth.TokenId;
import java.time.Instant;

/**
 * What identifies the access token that went out with a refresh token, so that a repeated answer holds the same one.
 *
 * @param jti 128 random bits
 */
public record AccessTokenStamp(TokenId jti, Instant issuedAt, Instant expiresAt) {}
