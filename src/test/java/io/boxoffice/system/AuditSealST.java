package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The seals of the audit: whoever owns the tables and changes or removes a row is found by {@code audit_check()}. */
class AuditSealST {
    private static final String SEAL = "select number from seal_audit(100000)";
    private static final String CHECK = "select seal || ': ' || finding from audit_check()";
    private final Boxoffice boxoffice = Boxoffice.open();
    private final Database database = boxoffice.database();

    @BeforeEach
    void threeSealsAtLeast() throws SQLException {
        for (int i = 0; i < 3; i++) {
            new Trail(boxoffice).write(3, "2001-07-08T00:00:00Z", Trail.someone(), "x");
            sealAll();
        }
        assertThat(texts(CHECK)).isEmpty();
    }

    @Test
    @Tag("drill")
    void whatHappensThenSealedWithoutAnybodyAsking() {
        long before = database.count("select coalesce(max(number), 0) from audit_seal");
        new Trail(boxoffice).write(1, "2001-07-08T00:00:00Z", Trail.someone(), "x");
        Poll.until(
                "sealed by the timer",
                Duration.ofSeconds(75),
                Duration.ofSeconds(1),
                () -> database.count("select max(number) from audit_seal") > before);
    }

    /** Each is undone again: the trail of this office stays whole. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "update audit_event set actor = 'x' || actor where id = (select max(id::text) from events)::uuid ; changed",
                "update audit_event set reason = null where id = (select max(id::text) from events)::uuid ; changed",
                "update audit_event set time = time + interval '1 us' where id in (select id from events) ; changed",
                "update audit_event set target = reason, reason = target where id in (select id from events) ; changed",
                "delete from audit_event where id = (select max(id::text) from events)::uuid ; were sealed",
                "delete from audit_event where id in (select id from events) ; were sealed",
                "insert into audit_event select gen_random_uuid(), now(), 'key_revoked', 'x', null, null, null, null,"
                        + " null, 'success', null, null, era, xid from events limit 1 ; were sealed",
                "update audit_event set xid = pg_current_xact_id() where id in (select id from events) ; were sealed",
                "update audit_seal set sealed_at = now() where number = (select max(number) from audit_seal) ; changed",
                "update audit_seal set digest = sha256('x') where number = (select max(number) from audit_seal) ; changed",
                "delete from audit_seal where number = (select max(number) - 1 from audit_seal) ; the seal before this one is gone"
            })
    @DisplayName("LG-06: an event changed, moved, removed or slipped in; a seal changed or removed")
    void tamperedByTheOwnerThenFound(String change, String finding) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            run(connection, "set local role boxoffice_owner");
            run(connection, "alter table audit_event disable trigger all");
            run(connection, "alter table audit_seal disable trigger all");
            run(connection, "create temporary table events on commit drop as " + lastSealed());
            run(connection, change);
            assertThat(texts(connection, CHECK)).isNotEmpty().first().asString().contains(finding);
            connection.rollback();
        }
        assertThat(texts(CHECK)).isEmpty();
    }

    /** docs/operations.md says so: only a seal that was noted elsewhere shows it. */
    @Test
    void endOfTheTrailCutOffThenNotFoundWithoutANote() throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            run(connection, "alter table audit_event disable trigger all");
            run(connection, "alter table audit_seal disable trigger all");
            run(connection, "create temporary table events on commit drop as " + lastSealed());
            run(connection, "delete from audit_event where id in (select id from events)");
            run(connection, "delete from audit_seal where number = (select max(number) from audit_seal)");
            assertThat(texts(connection, CHECK)).isEmpty();
            connection.rollback();
        }
    }

    @Test
    @DisplayName("a late commit falls into a later seal, and nobody waits")
    void eventOfATransactionThatIsNotOverThenInALaterSeal() throws SQLException {
        String late = Trail.someone();
        String prompt = Trail.someone();
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            run(connection, insert(late));
            database.run(insert(prompt));
            database.run(SEAL);
            assertThat(texts(CHECK)).isEmpty();
            assertThat(sealed(late)).isZero();
            connection.commit();
        }
        sealAll();
        assertThat(sealed(late)).isOne();
        assertThat(sealed(prompt)).isOne();
        assertThat(texts(CHECK)).isEmpty();
    }

    @Test
    void manyThatSealAtOnceThenEachEventInOneSeal() throws SQLException {
        new Trail(boxoffice).write(50, "2001-07-08T00:00:00Z", Trail.someone(), "x");
        Burst.together(8, i -> () -> {
            database.run("select number from seal_audit(" + (i + 1) + ")");
            return i;
        });
        sealAll();
        assertThat(texts(CHECK)).isEmpty();
        assertThat(
                        database.count(
                                "select sum(events) - (select count(*) from audit_event e, (select era, xid from audit_seal"
                                        + " order by number desc limit 1) l where (e.era, e.xid) < (l.era, l.xid)) from audit_seal"))
                .isZero();
    }

    /** Transaction numbers do not survive a dump: here they begin anew, below those of the rows. */
    @Test
    @DisplayName("ST-06: a dump that was restored into another cluster is sealed on")
    void eventsOfAnotherClusterThenAnotherEra() throws SQLException {
        long era = database.count("select era from audit_seal order by number desc limit 1");
        String restored = Trail.someone();
        database.run(
                "insert into audit_event (id, time, type, actor, outcome, era, xid) select gen_random_uuid(), now(), "
                        + "'key_announced', '" + restored + "', 'success', " + era
                        + ", (pg_current_xact_id()::text::bigint + 1000000)::text::xid8");
        sealAll();
        assertThat(sealed(restored)).isOne();
        assertThat(database.count("select era from audit_seal order by number desc limit 1"))
                .isEqualTo(era + 1);
        String after = Trail.someone();
        database.run(insert(after));
        sealAll();
        assertThat(sealed(after)).isOne();
        assertThat(database.count("select era from audit_event where actor = '" + after + "'"))
                .isEqualTo(era + 1);
        assertThat(texts(CHECK)).isEmpty();
    }

    @Test
    void checkFromASealOnThenWhatIsBeforeDoesNotMatter() throws SQLException {
        long last = database.count("select max(number) from audit_seal");
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            run(connection, "alter table audit_event disable trigger all");
            run(
                    connection,
                    "delete from audit_event where (era, xid) < (select era, xid from audit_seal where number = "
                            + (last - 1) + ")");
            assertThat(texts(connection, CHECK)).isNotEmpty();
            assertThat(texts(connection, "select finding from audit_check(" + last + ")"))
                    .isEmpty();
            connection.rollback();
        }
    }

    /** Until nothing is left to seal; what other transactions are at is not over yet, but soon. */
    private void sealAll() {
        Poll.until("sealed", Duration.ofSeconds(20), () -> {
            database.run(SEAL);
            return database.count("select count(*) from audit_event e where (e.era, e.xid) >= "
                            + "(select era, xid from audit_seal order by number desc limit 1)")
                    == 0;
        });
    }

    private long sealed(String actor) {
        return database.count("select count(*) from audit_event where actor = '" + actor
                + "' and (era, xid) < (select era, xid from audit_seal order by number desc limit 1)");
    }

    private static String lastSealed() {
        return "select e.* from audit_event e, (select era, xid from audit_seal order by number desc limit 1) upto, "
                + "(select era, xid from audit_seal order by number desc offset 1 limit 1) since "
                + "where (e.era, e.xid) >= (since.era, since.xid) and (e.era, e.xid) < (upto.era, upto.xid)";
    }

    private static String insert(String actor) {
        return "insert into audit_event (id, time, type, actor, outcome) values (gen_random_uuid(), now(), "
                + "'key_announced', '" + actor + "', 'success')";
    }

    private List<String> texts(String query) throws SQLException {
        try (Connection connection = database.connect()) {
            return texts(connection, query);
        }
    }

    private static List<String> texts(Connection connection, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
