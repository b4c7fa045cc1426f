package io.boxoffice.backchannel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.boxoffice.oauth.ClientId;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The timer on every node: one, as often as it is told, each client with one thread, and it goes on whatever happens. */
class LogoutNoticeTimerTest {
    private static final ClientId SLOW = new ClientId("slow");
    private static final ClientId PARTNER = new ClientId("partner");

    private final List<String> timers = new ArrayList<>();
    private final List<ClientId> told = new ArrayList<>();
    private final LogoutNoticeTimer timer = new LogoutNoticeTimer();
    private boolean away;

    private final class Due extends LogoutNotices {
        @Override
        public List<ClientId> receivers(int count) {
            if (away) {
                throw new IllegalStateException("the database is away");
            }
            return List.of(SLOW, PARTNER);
        }
    }

    private final class Told extends LogoutDelivery {
        @Override
        public void deliver(ClientId client) {
            told.add(client);
        }
    }

    @SuppressWarnings("UnnecessaryAssignment") // no container injects here
    LogoutNoticeTimerTest() {
        timer.notices = new Due();
        timer.receivers = new Receivers();
        timer.delivery = new Told();
        timer.timers = (TimerService) Proxy.newProxyInstance(
                TimerService.class.getClassLoader(),
                new Class<?>[] {TimerService.class},
                (_, method, arguments) -> switch (method.getName()) {
                    case "getTimers" -> Collections.nCopies(timers.size(), (Timer) null);
                    case "createIntervalTimer" -> begun(arguments[1], (TimerConfig) arguments[2]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private @Nullable Timer begun(Object everyMillis, TimerConfig config) {
        timers.add(everyMillis + " ms, kept: " + config.isPersistent());
        return null;
    }

    @Test
    void begunTwiceThenOneTimer() {
        timer.begin();
        timer.begin();

        assertThat(timers).containsExactly("1000 ms, kept: false");
    }

    @Test
    void clientThatIsBeingToldThenLeftToTheThreadThatIsAtIt() {
        timer.receivers.take(SLOW);

        timer.look();
        timer.look();

        assertThat(told).containsExactly(PARTNER);
    }

    @Test
    void databaseAwayThenTheTimerGoesOn() {
        away = true;

        assertThatCode(timer::look).doesNotThrowAnyException();
        assertThat(told).isEmpty();
    }
}
