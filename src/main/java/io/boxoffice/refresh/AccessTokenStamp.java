package io.boxoffice.refresh;

import java.time.Instant;

/**
 * What identifies the access token that went out with a refresh token, so that a repeated answer holds the same one.
 *
 * @param jti 128 random bits, base64url
 */
public record AccessTokenStamp(String jti, Instant issuedAt, Instant expiresAt) {}
