package io.boxoffice.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Scopes;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** RF-09: an end is an end from its very moment on. */
class RefreshTokenTest {
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    private static final UUID ID = new UUID(1, 2);

    @Test
    void tokenAtItsEndThenExpired() {
        RefreshToken token =
                new RefreshToken(new RefreshText(ID, 1, new byte[32]), new byte[32], NOW, NOW.plusSeconds(10));

        assertThat(token.isExpiredAt(NOW.plusSeconds(10).minusNanos(1))).isFalse();
        assertThat(token.isExpiredAt(NOW.plusSeconds(10))).isTrue();
        assertThat(token.isUsed()).isFalse();
    }

    @Test
    void sessionAtItsAbsoluteEndThenOver() {
        Instant end = NOW.plus(Duration.ofDays(90));
        Session session = new Session(ID, ID, Audience.OTHER, Scopes.NONE, new Client("::1", null), NOW, end);

        assertThat(session.isOverAt(end.minusNanos(1))).isFalse();
        assertThat(session.isOverAt(end)).isTrue();
    }
}
