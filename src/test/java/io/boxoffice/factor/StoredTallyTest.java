package io.boxoffice.factor;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.account.LockoutSettings;
import io.boxoffice.oauth.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StoredTallyTest {
    private static final LockoutSettings THREE = new LockoutSettings(3, Duration.ofMinutes(15));
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    private final StoredTally tally = new StoredTally(new UserId(new UUID(1, 2)));

    @Test
    void lastFailureThenLockedUntilItsEnd() {
        assertThat(tally.fail(NOW, THREE)).isFalse();
        assertThat(tally.fail(NOW, THREE)).isFalse();
        assertThat(tally.isLockedAt(NOW)).isFalse();
        assertThat(tally.fail(NOW, THREE)).isTrue();

        assertThat(tally.isLockedAt(NOW.plusSeconds(15 * 60 - 1))).isTrue();
        assertThat(tally.isLockedAt(NOW.plusSeconds(15 * 60))).isFalse();
    }

    @Test
    void nextLockThenTwiceAsLongUntilARightOne() {
        failThrice();
        failThrice();
        assertThat(tally.lockedUntil()).isEqualTo(NOW.plus(Duration.ofMinutes(30)));

        tally.clear();
        assertThat(tally.isLockedAt(NOW)).isFalse();
        failThrice();
        assertThat(tally.lockedUntil()).isEqualTo(NOW.plus(Duration.ofMinutes(15)));
    }

    @Test
    void rightOneInBetweenThenCountedFromNothing() {
        tally.fail(NOW, THREE);
        tally.fail(NOW, THREE);
        tally.clear();
        assertThat(tally.fail(NOW, THREE)).isFalse();
    }

    private void failThrice() {
        for (int i = 0; i < 3; i++) {
            tally.fail(NOW, THREE);
        }
    }
}
