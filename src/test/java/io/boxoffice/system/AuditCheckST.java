package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code GET /api/server/audit/check}, and the command {@code boxoffice audit-check} that asks it. */
class AuditCheckST {
    private static final String PATH = "/api/server/audit/check";
    private static final String LAST = "(select max(number) from audit_seal)";

    @TempDir
    Path directory;

    private final Boxoffice boxoffice = Boxoffice.open();
    private final Database database = boxoffice.database();

    @BeforeEach
    void twoSealsAtLeast() {
        for (int i = 0; i < 2; i++) {
            new Trail(boxoffice).write(3, "2001-07-08T00:00:00Z", Trail.someone(), "x");
            database.run("select number from seal_audit(100000)");
        }
    }

    private Command.Ran run(String... arguments) throws Exception {
        String token = boxoffice.admin("server").access();
        return new Command(boxoffice, directory).run(Map.of("BOXOFFICE_TOKEN", token), arguments);
    }

    @Test
    @DisplayName("LG-06: all as it was sealed, also beside the seals of a log: 0, and the newest seal is named")
    void asSealedThenSaidSo() throws Exception {
        Path log = Files.writeString(
                directory.resolve("log"),
                text(
                        "select string_agg("
                                + "'Audit seal ' || number || ' over ' || events || ' events: ' || encode(digest, 'hex'), E'\\n') from audit_seal"));
        Command.Ran ran = run("audit-check", "--noted", log.toString());
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out())
                .startsWith("All is as it was sealed.\n")
                .contains("The newest is seal ", "Not sealed yet: ");
    }

    @Test
    @DisplayName("LG-06: an event that the owner changed: 2, its seal is named, also in JSON")
    void changedByTheOwnerThenTwoAndItsSealNamed() throws Exception {
        long seal = database.count("select " + LAST);
        long before = seal - 1;
        String changed = " where (era, xid) >= (select era, xid from audit_seal where number = " + before
                + ") and (era, xid) < (select era, xid from audit_seal where number = " + seal + ")";
        owner("update audit_event set actor = 'x' || actor" + changed);
        try {
            Command.Ran words = run("audit-check");
            assertThat(words.exit()).as(words.err()).isEqualTo(2);
            assertThat(words.out()).startsWith("Seal " + seal + ": an event or the seal was changed\n");
            JsonNode json = Json.parse(
                    run("audit-check", "--json", "--from", String.valueOf(seal)).out());
            assertThat(json.path("findings").path(0).path("seal").asLong()).isEqualTo(seal);
            assertThat(json.path("seals").asLong()).isPositive();
        } finally {
            owner("update audit_event set actor = substr(actor, 2)" + changed);
        }
        assertThat(run("audit-check").exit()).isZero();
    }

    @Test
    @DisplayName("LG-06: the newest seal as a log elsewhere has it, and not as it is here: 2")
    void otherThanNotedThenTwo() throws Exception {
        long seal = database.count("select " + LAST);
        Path log = Files.writeString(
                directory.resolve("log"), "Audit seal " + seal + " over 3 events: " + "0".repeat(64) + "\n");
        Command.Ran ran = run("audit-check", "--noted", log.toString());
        assertThat(ran.exit()).as(ran.err()).isEqualTo(2);
        assertThat(ran.out()).startsWith("Seal " + seal + ": it is not the one that was noted elsewhere\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "x", "", "1.0", "9999999999999999999"})
    void firstSealThatIsNoNumberThenRefused(String from) {
        boxoffice
                .get(PATH + "?from=" + from, boxoffice.admin("server").access())
                .isProblem(400);
    }

    @Test
    void partBehindTheLastThenEmpty() {
        JsonNode part = boxoffice
                .get(
                        PATH + "?from=999999999999999999",
                        boxoffice.admin("server").access())
                .hasStatus(200)
                .json();
        assertThat(part.path("seals")).isEmpty();
        assertThat(part.path("next").isNull()).isTrue();
        assertThat(part.path("unsealed").path("events").isNumber()).isTrue();
    }

    private void owner(String change) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : List.of(
                    "alter table audit_event disable trigger user",
                    change,
                    "alter table audit_event enable trigger user")) {
                statement.execute(sql);
            }
            connection.commit();
        }
    }

    private String text(String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
