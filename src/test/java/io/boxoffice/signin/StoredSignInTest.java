package io.boxoffice.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.oauth.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How long a sign-in lives. */
class StoredSignInTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final Duration IDLE = Duration.ofHours(1);
    private static final Duration ABSOLUTE = Duration.ofMinutes(90);

    private final StoredSignIn signIn = new StoredSignIn(
            new UserId(new UUID(1, 1)), RandomSecret.random(), Authentication.byPassword(NOW), NOW, ABSOLUTE);

    @Test
    @DisplayName("boxoffice.signin.idle: so long without a use, and it is over")
    void idleThenOver() {
        assertThat(signIn.isLivingAt(NOW.plus(IDLE).minusMillis(1), IDLE)).isTrue();
        assertThat(signIn.isLivingAt(NOW.plus(IDLE), IDLE)).isFalse();
    }

    @Test
    @DisplayName("boxoffice.signin.absolute: so long, and it is over, used or not")
    void absoluteEndThenOver() {
        Duration never = Duration.ofDays(1);
        assertThat(signIn.isLivingAt(NOW.plus(ABSOLUTE).minusMillis(1), never)).isTrue();
        assertThat(signIn.isLivingAt(NOW.plus(ABSOLUTE), never)).isFalse();
    }

    @Test
    void signedInAgainThenTheTimesBeginAnew() {
        Instant later = NOW.plus(ABSOLUTE).minusSeconds(1);
        signIn.renew(RandomSecret.random(), Authentication.byPassword(later), later, ABSOLUTE);
        assertThat(signIn.isLivingAt(later.plus(IDLE).minusMillis(1), IDLE)).isTrue();
        assertThat(signIn.signIn().authentication().at()).isEqualTo(later);
    }
}
