package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** LG-07: whoever sends bad tokens, or what is no address, fills neither the audit nor the log. */
class AuditFloodST {
    private static final Pattern MORE = Pattern.compile("; ([0-9]+) more since ");
    private static final int PARTS = 5;
    private final Boxoffice boxoffice = Boxoffice.open();
    private final Trail trail = new Trail(boxoffice);

    @Test
    void manyBadTokensThenOneEventAtOnceAndAFewLines() {
        Tokens revoked = revoked();
        int before = boxoffice.node().log().length();
        flood(revoked, 300);
        trail.await("?type=authn_token_fail&user_id=" + revoked.claim("sub"), Trail.with("reason", "revoked"));
        assertThat(events(revoked)).hasSize(1);
        assertThat(boxoffice
                        .node()
                        .log()
                        .substring(before)
                        .lines()
                        .filter(line -> line.contains("CWWKS") || line.contains("A token was refused")))
                .hasSizeLessThan(30);
    }

    @Test
    @DisplayName("the server refuses these before the office sees them, and would write thirty lines for each")
    void manyMalformedTargetsThenNoLines() {
        int before = boxoffice.node().log().length();
        for (int i = 0; i < 30; i++) {
            assertThat(boxoffice.raw("GET", "/api/server/%2e%2e/server/me").status())
                    .isEqualTo(400);
        }
        Boxoffice.pause(Duration.ofSeconds(1)); // the log comes through a pipe
        assertThat(boxoffice.node().log().substring(before)).doesNotContain("%2e%2e", "SRVE0315E");
    }

    @Test
    @Tag("drill")
    @DisplayName("5,000 bad tokens: at most two events a minute, and together they tell of each")
    void floodThenTheRightCount() {
        Tokens revoked = revoked();
        assertThat(IntStream.range(0, PARTS).mapToLong(part -> transactionsOf(revoked, 5_000 / PARTS)))
                .as("what is written of each request is written in every part, and what else the node does is not")
                .anyMatch(transactions -> transactions < 1_000 / PARTS);
        Poll.until("all are told of", Duration.ofMinutes(3), Duration.ofSeconds(2), () -> told(revoked) == 5_000);
        assertThat(events(revoked)).hasSizeBetween(2, 5);
    }

    private long transactionsOf(Tokens revoked, int times) {
        long before = transactions();
        flood(revoked, times);
        return transactions() - before;
    }

    private Tokens revoked() {
        Tokens tokens = boxoffice.login(boxoffice.createUser("other"), "other");
        boxoffice.tryLogout(tokens.refresh()).hasStatus(204);
        return tokens;
    }

    private void flood(Tokens revoked, int times) {
        for (int i = 0; i < times; i++) {
            boxoffice.get("/api/other/user", revoked.access()).hasStatus(401);
        }
    }

    private List<JsonNode> events(Tokens tokens) {
        return trail.all("type=authn_token_fail&user_id=" + tokens.claim("sub"), 200);
    }

    private long told(Tokens tokens) {
        return events(tokens).stream()
                .mapToLong(event -> MORE.matcher(event.path("reason").stringValue())
                        .results()
                        .map(MatchResult::group)
                        .mapToLong(found -> Long.parseLong(found.replaceAll("[^0-9]", "")))
                        .findFirst()
                        .orElse(1))
                .sum();
    }

    private long transactions() {
        return boxoffice.database().count("select xact_commit from pg_stat_database where datname = 'boxoffice'");
    }
}
