package io.boxoffice.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.fixture.UnitDatabase;
import io.boxoffice.fixture.Wiring;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The seals are looked at part by part; what the owner of the tables did to them or to their events is found. */
class SealChecksTest {
    private final Wiring wiring = new Wiring();
    private final UnitDatabase database = wiring.database();
    private final SealChecks checks = wiring.get(SealChecks.class);
    private final Audit audit = wiring.get(Audit.class);
    private final SealRows seals = wiring.get(SealRows.class);

    @AfterEach
    void guardTheRowsAgain() {
        database.run("ALTER TABLE audit_event ENABLE TRIGGER USER");
        database.run("ALTER TABLE audit_seal ENABLE TRIGGER USER");
    }

    private void happens(String target) {
        audit.record(Event.of(EventType.KEY_REVOKED, target));
    }

    private Seal sealed(String target) {
        happens(target);
        return seals.next(1).orElseThrow();
    }

    private void tamper(String change) {
        database.run("ALTER TABLE audit_event DISABLE TRIGGER USER");
        database.run("ALTER TABLE audit_seal DISABLE TRIGGER USER");
        assertThat(database.run(change)).isPositive();
    }

    @Test
    void nothingThenNoSealAndNothingUnsealed() {
        assertThat(checks.from(1).seals()).isEmpty();
        assertThat(checks.from(1).next()).isNull();
        assertThat(checks.from(1).unsealed()).isEqualTo(new SealCheck.Unsealed(0, null));
    }

    @Test
    void sealedThenEachSealWithoutAFindingAndWhatWaits() {
        Seal first = sealed("a");
        Seal second = sealed("b");
        happens("c");
        happens("d");

        SealCheck all = checks.from(1);

        assertThat(all.seals()).extracting(CheckedSeal::digest).containsExactly(first.digest(), second.digest());
        assertThat(all.seals()).extracting(CheckedSeal::events).containsExactly(1L, 1L);
        assertThat(all.seals()).extracting(CheckedSeal::finding).containsOnlyNulls();
        assertThat(all.next()).isNull();
        assertThat(Optional.ofNullable(all.unsealed()).orElseThrow()).satisfies(waiting -> {
            assertThat(waiting.events()).isEqualTo(2);
            assertThat(waiting.since()).isNotNull();
        });
        assertThat(checks.from(2).seals()).containsExactly(all.seals().get(1));
        assertThat(checks.from(3).seals()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "UPDATE audit_event SET actor = 'x' WHERE target = 'b'; 2; an event or the seal was changed",
                "DELETE FROM audit_event WHERE target = 'b'; 2; 1 events were sealed, 0 are there",
                "UPDATE audit_event SET xid = (SELECT xid FROM audit_event WHERE target = 'a') WHERE target = 'b'; 1; 1 events were sealed, 2 are there",
                "UPDATE audit_seal SET digest = sha256('x') WHERE number = 3; 3; an event or the seal was changed",
                "UPDATE audit_seal SET version = 2 WHERE number = 3; 3; the seal is of a later version",
                "DELETE FROM audit_seal WHERE number = 2; 3; the seal before this one is gone",
                "DELETE FROM audit_seal WHERE number = 1; 2; the seal before this one is gone"
            })
    void tamperedThenFoundAtItsSeal(String change, long number, String finding) {
        sealed("a");
        sealed("b");
        sealed("c");

        tamper(change);

        assertThat(checks.from(1).seals())
                .filteredOn(seal -> seal.finding() != null)
                .first()
                .satisfies(seal -> assertThat(seal.number()).isEqualTo(number))
                .satisfies(seal -> assertThat(seal.finding()).isEqualTo(finding));
        assertThat(database.text("SELECT seal || ': ' || finding FROM audit_check()"))
                .isEqualTo(number + ": " + finding);
    }

    @Test
    void fromASealOnThenTheOneBeforeIsTrusted() {
        sealed("a");
        sealed("b");

        tamper("DELETE FROM audit_event WHERE target = 'a'");

        assertThat(checks.from(2).seals()).extracting(CheckedSeal::finding).containsOnlyNulls();
        assertThat(checks.from(1).seals()).extracting(CheckedSeal::finding).doesNotContainSequence(null, null);
    }

    @Test
    void moreThanAPartHoldsThenTheNextGoesOnWhereItEnds() {
        for (int i = 0; i < 201; i++) {
            sealed("x");
        }

        SealCheck part = checks.from(1);

        assertThat(part.seals()).hasSize(200);
        assertThat(part.next()).isEqualTo(201);
        assertThat(part.unsealed()).isNull();
        assertThat(checks.from(201).seals())
                .singleElement()
                .satisfies(seal -> assertThat(seal.finding()).isNull());
        assertThat(checks.from(201).next()).isNull();
    }

    @Test
    void sealOverManyEventsThenItEndsThePart() {
        happens("a");
        database.run("INSERT INTO audit_event (type, actor, outcome)"
                + " SELECT 'key_revoked', 'system', 'success' FROM generate_series(1, 10000)");
        seals.next(1);
        seals.next(1);
        sealed("c");

        SealCheck part = checks.from(1);

        assertThat(part.seals()).extracting(CheckedSeal::events).containsExactly(1L, 10_000L);
        assertThat(part.next()).isEqualTo(3);
        assertThat(checks.from(3).seals()).hasSize(1);
    }

    @Test
    void longerThanARequestWaitsThenGivenUp() {
        sealed("a");
        database.run("BEGIN");
        try {
            database.run("LOCK TABLE audit_seal IN ACCESS EXCLUSIVE MODE");
            assertThatThrownBy(() -> checks.from(1)).hasStackTraceContaining("statement timeout");
        } finally {
            database.run("ROLLBACK");
        }
    }
}
