package io.boxoffice.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.boxoffice.fixture.Wiring;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
    private final List<String> timers = new ArrayList<>();
    private final KeyRotationTimer rotation = rotation();

    @Test
    void begunThenAdvancedAtOnceAndLookedAtAsOftenAsIsSet() {
        rotation.begin();

        assertThat(rotations.advanced).isEqualTo(1);
        assertThat(timers).containsExactly("keys every 90000 ms from 90000 ms on, kept: false");
    }

    @Test
    void begunAgainThenNoSecondTimer() {
        rotation.begin();
        rotation.begin();

        assertThat(rotations.advanced).isEqualTo(2);
        assertThat(timers).hasSize(1);
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
        fresh.timers = (TimerService) Proxy.newProxyInstance(
                TimerService.class.getClassLoader(),
                new Class<?>[] {TimerService.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getTimers" -> Collections.nCopies(timers.size(), (Timer) null);
                    case "createIntervalTimer" -> begun((long) arguments[0], (long) arguments[1], arguments[2]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        return fresh;
    }

    private @Nullable Object begun(long first, long every, Object config) {
        TimerConfig timer = (TimerConfig) config;
        timers.add(timer.getInfo() + " every " + every + " ms from " + first + " ms on, kept: " + timer.isPersistent());
        return null;
    }
}
