package io.boxoffice.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.fixture.Timers;
import io.boxoffice.fixture.UnitDatabase;
import io.boxoffice.fixture.Wiring;
import org.junit.jupiter.api.Test;

/** A seal is over 5,000 events at most, and never parts those of one transaction, here 70: 4,970. */
class SealTimerTest {
    private final Wiring wiring = new Wiring();
    private final UnitDatabase database = wiring.database();
    private final Timers timers = new Timers();
    private final SealTimer timer = timer();

    @Test
    void begunTwiceThenASealAtOnceAndOneTimerForTheRest() {
        happen(5_001);

        timer.begin();
        assertThat(sealed()).isEqualTo("1 over 4970");
        timer.begin();

        assertThat(timers.begun()).containsExactly("seals: every 60000 ms, from 0 ms on, kept: false");
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
        fresh.timers = timers.service();
        return fresh;
    }
}
