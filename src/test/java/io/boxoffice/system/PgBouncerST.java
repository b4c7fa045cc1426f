package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PgBouncer, as it comes, between a node and its database. Without one these tests are skipped. */
@SecondLane
class PgBouncerST {
    @BeforeAll
    static void isThere() {
        Program.assume(PgBouncer.isInstalled(), "PgBouncer", "BOXOFFICE_PGBOUNCER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"transaction", "statement"})
    void poolOfTransactionsOrStatementsThenOneLine(String mode) {
        try (PgBouncer pooler = PgBouncer.start(mode)) {
            Map<String, String> settings = pooler.through(Outside.settings("pooled_" + mode));
            assertThat(BadStart.onlyLine(Boxoffice.starting(settings).node()))
                    .contains("boxoffice.db.url", "pool_mode = session")
                    .doesNotContain(settings.getOrDefault("boxoffice.db.password", "?"));
        }
    }

    @Test
    void poolOfSessionsThenServesAndHearsOfChanges() {
        Pair pair = Pair.open();
        int before = pair.two().node().log().length();
        pair.awaitReadyFor(Duration.ofSeconds(6)); // by then a node that cannot listen is not ready any more
        pair.two().get("/health/ready").hasStatus(200);
        Person person = pair.one().createUser("server");
        Tokens tokens = pair.two().login(person, "server");
        pair.two().get("/api/server/me", tokens.access()).hasStatus(200);
        pair.one().tryLogout(tokens.refresh()).hasStatus(204);
        Refusal.assertFelt(pair.two(), "/api/server/me", tokens.access());
        assertThat(pair.two().node().log().substring(before)).doesNotContain(" E ");
    }
}
