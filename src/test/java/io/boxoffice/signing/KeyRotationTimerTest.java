package io.boxoffice.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.boxoffice.fixture.Timers;
import io.boxoffice.fixture.Wiring;
import org.junit.jupiter.api.Test;

/** The timer on every node: one, as often as it is told, and it goes on whatever happens. */
class KeyRotationTimerTest {
    private static final class Counting extends KeyRotator {
        private int advanced;
        private boolean away;

        @Override
        public void advance() {
            advanced++;
            if (away) {
                throw new IllegalStateException("the database is away");
            }
        }
    }

    private final Counting rotations = new Counting();
    private final Timers timers = new Timers();
    private final KeyRotationTimer rotation = rotation();

    @Test
    void begunThenAdvancedAtOnceAndLookedAtAsOftenAsIsSet() {
        rotation.begin();

        assertThat(rotations.advanced).isEqualTo(1);
        assertThat(timers.begun()).containsExactly("keys: every 90000 ms, from 90000 ms on, kept: false");
    }

    @Test
    void begunAgainThenNoSecondTimer() {
        rotation.begin();
        rotation.begin();

        assertThat(rotations.advanced).isEqualTo(2);
        assertThat(timers.begun()).hasSize(1);
    }

    @Test
    void lookedThenAdvanced() {
        rotation.look();

        assertThat(rotations.advanced).isEqualTo(1);
    }

    @Test
    void databaseAwayThenTheTimerGoesOn() {
        rotations.away = true;

        assertThatCode(rotation::look).doesNotThrowAnyException();
        assertThat(rotations.advanced).isEqualTo(1);
    }

    @SuppressWarnings("UnnecessaryAssignment") // no container injects here
    private KeyRotationTimer rotation() {
        KeyRotationTimer fresh = new Wiring()
                .setting("boxoffice.keys.check", "PT90S")
                .put(KeyRotator.class, rotations)
                .get(KeyRotationTimer.class);
        fresh.timers = timers.service();
        return fresh;
    }
}
