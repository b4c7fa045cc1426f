package io.boxoffice.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.oauth.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** RL-01: so many tries, then a lock; a right password clears, a crash counts as a failure. The clock is moved by hand. */
class TallyTest {
    private static final LockoutSettings THREE = new LockoutSettings(3, Duration.ofMinutes(15));

    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private final Tally tally = new Tally(new UserId(new UUID(0, 1)), Tally.EVERYWHERE, now);

    @Test
    void triesThenTheLastOneDecidesAndNoMoreAreLookedAt() {
        assertThat(tryIt()).isEqualTo(Tally.Try.COUNTS);
        assertThat(tryIt()).isEqualTo(Tally.Try.COUNTS);
        assertThat(tryIt()).isEqualTo(Tally.Try.DECIDES);
        for (int i = 0; i < 200; i++) {
            assertThat(tryIt()).isEqualTo(Tally.Try.REFUSED);
        }
        assertThat(tally.lockedUntil()).isNull();
        assertThat(tally.lock(now, THREE)).isTrue();
        assertThat(tally.lockedUntil()).isEqualTo(now.plus(THREE.duration()));
        assertThat(tally.lock(now, THREE)).as("once").isFalse();
    }

    @Test
    void lockThenRefusedUntilItsEndAndNotOneMomentLonger() {
        fail();
        now = now.plus(THREE.duration()).minusNanos(1);
        assertThat(tally.isLockedAt(now)).isTrue();
        assertThat(tryIt()).isEqualTo(Tally.Try.REFUSED);
        now = now.plusNanos(1);
        assertThat(tally.isLockedAt(now)).isFalse();
        assertThat(tryIt()).isEqualTo(Tally.Try.COUNTS);
    }

    @Test
    void locksThenEachTwiceAsLongUpToADay() {
        for (int minutes : new int[] {15, 30, 60, 120, 240, 480, 960, 1440, 1440}) {
            assertThat(fail()).isEqualTo(Duration.ofMinutes(minutes));
            now = now.plus(Duration.ofMinutes(minutes));
        }
    }

    @Test
    void tryDuringALockThenItDoesNotLastLonger() {
        fail();
        Instant end = tally.lockedUntil();
        tryIt();
        assertThat(tally.lock(now, THREE)).isFalse();
        assertThat(tally.lockedUntil()).isEqualTo(end);
    }

    @Test
    void rightPasswordThenCountAndDoublingBeginAnew() {
        fail();
        now = now.plus(THREE.duration());
        assertThat(tally.clear(now)).isTrue();
        assertThat(tally.lockedUntil()).isNull();
        assertThat(fail()).isEqualTo(THREE.duration());
    }

    @Test
    void rightPasswordBeforeTheLastTryThenItCountsFromZero() {
        tryIt();
        tryIt();
        assertThat(tally.clear(now)).isFalse();
        assertThat(tryIt()).isEqualTo(Tally.Try.COUNTS);
        assertThat(tryIt()).isEqualTo(Tally.Try.COUNTS);
        assertThat(tryIt()).isEqualTo(Tally.Try.DECIDES);
    }

    /** Among many at once: the right one was looked at, and came to its end before the one that decides. */
    @Test
    void rightPasswordWhileTheLastTryIsLookedAtThenNoLock() {
        tryIt();
        tryIt();
        assertThat(tryIt()).isEqualTo(Tally.Try.DECIDES);
        tally.clear(now);
        assertThat(tally.lock(now, THREE)).isFalse();
        assertThat(tally.lockedUntil()).isNull();
    }

    @Test
    void tryThatDecidesNeverEndsThenTheNextOneLocksWithoutBeingLookedAt() {
        tryIt();
        tryIt();
        tryIt();
        now = now.plusSeconds(30);
        assertThat(tryIt()).isEqualTo(Tally.Try.REFUSED);
        now = now.plusNanos(1);
        assertThat(tryIt()).isEqualTo(Tally.Try.REFUSED_DECIDES);
        assertThat(tally.lock(now, THREE)).isTrue();
        assertThat(tally.isLockedAt(now)).isTrue();
    }

    /** How long the lock lasts that this many failures bring. */
    private Duration fail() {
        for (int i = 0; i < THREE.failures(); i++) {
            assertThat(tryIt()).isNotEqualTo(Tally.Try.REFUSED);
        }
        assertThat(tally.lock(now, THREE)).isTrue();
        return Duration.between(now, tally.lockedUntil());
    }

    private Tally.Try tryIt() {
        return tally.tryAt(now, THREE);
    }
}
