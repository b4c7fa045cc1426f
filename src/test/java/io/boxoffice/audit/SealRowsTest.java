package io.boxoffice.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.fixture.UnitDatabase;
import io.boxoffice.fixture.Wiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Transaction numbers do not survive a dump: a cluster that it was restored into counts anew, below those of the rows. */
class SealRowsTest {
    private static final int AHEAD = 60;

    private final Wiring wiring = new Wiring();
    private final UnitDatabase database = wiring.database();
    private final SealChecks checks = wiring.get(SealChecks.class);
    private final SealRows seals = wiring.get(SealRows.class);
    private final Audit audit = wiring.get(Audit.class);

    @AfterEach
    void countAgainAsBefore() {
        database.run("ALTER TABLE audit_event ALTER COLUMN era SET DEFAULT 0");
    }

    @Test
    @DisplayName("ST-06: what another cluster adds comes after all that was restored, though that is sealed by parts")
    void restoredThenNotedByTheFirstSealAndAllIsSealedInItsOrder() {
        restore(6);

        assertThat(seals.next(2)).map(Seal::events).contains(2L);
        happens("new");
        assertThat(seals.next(2)).map(Seal::events).contains(2L);
        passTheNumbersOfTheDump();
        happens("newer");

        assertThat(rest()).containsExactly(2L, 2L);
        assertThat(database.text("SELECT string_agg(era || ' ' || coalesce(target, actor), ', ' ORDER BY era, xid)"
                        + " FROM audit_event WHERE actor <> 'dump'"))
                .isEqualTo("1 new, 1 newer");
        assertThat(database.text("SELECT audit_era()::text")).isEqualTo("1");
        assertThat(checks.from(1).seals()).extracting(CheckedSeal::finding).containsOnlyNulls();
        assertThat(checks.from(1).unsealed()).isEqualTo(new SealCheck.Unsealed(0, null));
    }

    @Test
    void restoredAgainBeforeAllWasSealedThenAThirdEra() {
        restore(4);
        seals.next(1);
        restore(1);

        assertThat(rest()).containsExactly(2L, 2L);
        happens("new");

        assertThat(database.text("SELECT era::text FROM audit_event WHERE target = 'new'"))
                .isEqualTo("2");
        assertThat(rest()).containsExactly(1L);
        assertThat(checks.from(1).seals()).extracting(CheckedSeal::finding).containsOnlyNulls();
    }

    /** The server asks by statements that are planned once, for any places. */
    @Test
    void muchIsSealedThenASealAndALookReadNoMoreThanWhatIsNew() {
        happen(20_000);
        seals.next(20_000);
        happen(50);
        database.run("ANALYZE audit_event");
        database.run("BEGIN");
        try {
            database.run("SET LOCAL plan_cache_mode = force_generic_plan");
            database.run("SET LOCAL enable_sort = off"); // as if there were too many to sort
            assertThat(database.text("SELECT events FROM seal_audit(5000)")).isEqualTo("50");
            assertThat(database.text("SELECT count(finding) FROM audit_seals(2, 200, 10000)"))
                    .isEqualTo("0");
            assertThat(Long.parseLong(database.text("SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables"
                            + " WHERE relname = 'audit_event'")))
                    .isBetween(50L, 1_000L);
        } finally {
            database.run("COMMIT");
        }
    }

    private void happen(int events) {
        database.run("INSERT INTO audit_event (type, actor, outcome) SELECT 'key_revoked', 'system', 'success'"
                + " FROM generate_series(1, " + events + ")");
    }

    /** Events of transactions that have not begun in this cluster. */
    private void restore(int events) {
        database.run(
                "INSERT INTO audit_event (type, actor, outcome, era, xid) SELECT 'key_announced', 'dump', 'success', audit_era(),"
                        + " (pg_current_xact_id()::text::bigint + " + AHEAD
                        + " + i)::text::xid8 FROM generate_series(1, " + events
                        + ") i");
    }

    private void passTheNumbersOfTheDump() {
        for (int i = 0; i < 2 * AHEAD; i++) {
            database.text("SELECT pg_current_xact_id()::text");
        }
    }

    private void happens(String target) {
        audit.record(Event.of(EventType.KEY_REVOKED, target));
    }

    /** How many events each seal is over, until nothing is left. */
    private List<Long> rest() {
        List<Long> events = new ArrayList<>();
        Optional<Seal> made = seals.next(2);
        while (made.isPresent()) {
            events.add(made.get().events());
            made = seals.next(2);
        }
        return events;
    }
}
