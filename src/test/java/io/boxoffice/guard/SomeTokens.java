package io.boxoffice.guard;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Scopes;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Access tokens as an verifier makes them. */
final class SomeTokens {
    static final UUID SUBJECT = UUID.fromString("018f0000-0000-7000-8000-000000000001");
    static final UUID SESSION = UUID.fromString("018f0000-0000-7000-8000-000000000002");

    private SomeTokens() {}

    static VerifiedAccessToken of(Audience audience, @Nullable String tenant, String... roles) {
        return new VerifiedAccessToken(
                "https://localhost:9443",
                SUBJECT,
                audience,
                "alice",
                Set.of(roles),
                Scopes.parse("orders.read").orElseThrow(),
                tenant,
                SESSION,
                "jti-1",
                Instant.ofEpochSecond(Claims.ISSUED + 600),
                Map.of());
    }
}
