package io.boxoffice.backchannel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.boxoffice.fixture.Timers;
import io.boxoffice.oauth.ClientId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The timer on every node: one, as often as it is told, each client with one thread, and it goes on whatever happens. */
class LogoutNoticeTimerTest {
    private static final ClientId SLOW = new ClientId("slow");
    private static final ClientId PARTNER = new ClientId("partner");

    private final Timers timers = new Timers();
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
        timer.timers = timers.service();
    }

    @Test
    void begunTwiceThenOneTimer() {
        timer.begin();
        timer.begin();

        assertThat(timers.begun()).containsExactly("logout notices: every 1000 ms, from 1000 ms on, kept: false");
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
