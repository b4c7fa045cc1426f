package io.boxoffice.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.fixture.UnitDatabase;
import io.boxoffice.fixture.Wiring;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A seal is over 5,000 events at most, and never parts those of one transaction, here 70: 4,970. */
class SealTimerTest {
    private final Wiring wiring = new Wiring();
    private final UnitDatabase database = wiring.database();
    private final List<String> timers = new ArrayList<>();
    private final SealTimer timer = timer();

    @Test
    void begunTwiceThenASealAtOnceAndOneTimerForTheRest() {
        happen(5_001);

        timer.begin();
        assertThat(sealed()).isEqualTo("1 over 4970");
        timer.begin();

        assertThat(timers).containsExactly("60000 ms, from 0 ms on, kept: false");
    }

    @Test
    void backlogOfTransactionsWithManyEventsThenAllOfItByOneLook() {
        happen(12_000);

        timer.look();

        assertThat(sealed()).isEqualTo("3 over 12000");
    }

    /** In transactions of before, whose numbers every cluster has passed. */
    private void happen(int events) {
        database.run("INSERT INTO audit_event (type, actor, outcome, xid) SELECT 'key_revoked', 'system', 'success',"
                + " (3 + i / 70)::text::xid8 FROM generate_series(0, " + (events - 1) + ") i");
    }

    private String sealed() {
        return database.text("SELECT count(*) || ' over ' || sum(events) FROM audit_seal");
    }

    @SuppressWarnings("UnnecessaryAssignment") // no container injects here
    private SealTimer timer() {
        SealTimer fresh = wiring.get(SealTimer.class);
        fresh.timers = (TimerService) Proxy.newProxyInstance(
                TimerService.class.getClassLoader(),
                new Class<?>[] {TimerService.class},
                (_, method, arguments) -> switch (method.getName()) {
                    case "getTimers" -> Collections.nCopies(timers.size(), null);
                    case "createIntervalTimer" ->
                        begun((long) arguments[0], (long) arguments[1], (TimerConfig) arguments[2]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        return fresh;
    }

    private @Nullable Object begun(long first, long every, TimerConfig config) {
        timers.add(every + " ms, from " + first + " ms on, kept: " + config.isPersistent());
        return null;
    }
}
