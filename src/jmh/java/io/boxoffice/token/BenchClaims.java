package io.boxoffice.token;

import io.boxoffice.account.User;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.refresh.AccessTokenStamp;
import io.boxoffice.refresh.SessionFacts;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The claims of an ordinary user's access token, made as for a login. */
final class BenchClaims {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Issuer ISSUER = new Issuer("https://tickets.example.org");
    private static final Scopes SCOPE =
            Scopes.of(List.of("account:read", "account:write", "users:read", "users:write"));
    private static final User USER = new User(
            new UUID(1, 2),
            "ada@example.org",
            List.of("admin", "auditor"),
            "acme",
            Map.of("server", SCOPE),
            Map.of("department", "research"),
            true,
            null,
            NOW,
            1);
    private static final SessionFacts SESSION = new SessionFacts(new UUID(3, 4), USER.id(), Audience.SERVER, SCOPE);

    private BenchClaims() {}

    static Map<String, Object> next() {
        return AccessClaims.of(ISSUER, USER, SESSION, SCOPE, new AccessTokenStamp(newId(), NOW, NOW.plusSeconds(300)));
    }

    /** As {@link Mint} makes one. */
    private static String newId() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
