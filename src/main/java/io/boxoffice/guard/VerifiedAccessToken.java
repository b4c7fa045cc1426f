package io.boxoffice.guard;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Scopes;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A verified access token ({@link AccessTokenVerifier}). There is no way to make
 * one from a token that was not verified.
 *
 * @param claims the user's own claims
 */
public record VerifiedAccessToken(
        String issuer,
        UUID subject,
        Audience audience,
        String username,
        Set<String> roles,
        Scopes scopes,
        @Nullable String tenant,
        UUID session,
        String jti,
        Instant expiresAt,
        Map<String, Object> claims) {}
