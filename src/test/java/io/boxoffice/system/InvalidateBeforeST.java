package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RB-11: an old backup came back, or everything leaked. The switch that ends whatever was issued before an instant. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@OwnServers
class InvalidateBeforeST {
    private static final String SWITCH = "boxoffice.invalidate.before";

    private final Boxoffice boxoffice =
            Boxoffice.starting(Outside.settings("invalidated")).ready();
    private final Database database = Outside.database("invalidated");
    private final AdminKeys adminKeys = new AdminKeys(boxoffice);
    private Tokens before = boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "other");
    private Tokens after = before;
    private Instant instant = Instant.MIN;
    private List<String> kids = List.of();

    @AfterAll
    void close() {
        boxoffice.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2999-01-01T00:00:00Z", "yesterday", "2026-13-01T00:00:00Z", "1"})
    @Order(1)
    void noInstantOfThePastThenOneLine(String value) {
        String line = BadStart.onlyLine(
                Boxoffice.starting(Map.of(), SWITCH + "=" + value).node());
        assertThat(line).contains(SWITCH, value);
    }

    @Test
    @Order(2)
    void switchedThenTheSessionOfBeforeIsOver() {
        instant = Instant.now();
        Boxoffice.pause(Duration.ofMillis(50));
        after = boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "other");
        kids = signing();
        boxoffice.stop();
        boxoffice.startAgain(SWITCH + "=" + instant);
        boxoffice.ready();
        Refusal.assertInvalidToken("before", boxoffice.get("/api/other/user", before.access()));
        boxoffice.tryRefresh(before.refresh()).isOAuthError(400, "invalid_grant");
    }

    @Test
    @Order(3)
    void switchedThenTheSessionOfAfterwardsGoesOnWithANewKey() {
        Refusal.assertInvalidToken("its key was made before", boxoffice.get("/api/other/user", after.access()));
        after = boxoffice.refresh(after);
        boxoffice.get("/api/other/user", after.access()).hasStatus(200);
    }

    @Test
    @Order(4)
    @DisplayName("KY-05, KY-06: every key of before is revoked, and one new key for each audience signs")
    void switchedThenTheKeysOfBeforeAreRevokedWithAReason() {
        boxoffice.forgetAdmin();
        for (String kid : kids) {
            assertThat(adminKeys.state(kid)).isEqualTo("revoked");
            assertThat(adminKeys.find(kid).path("reason").stringValue()).contains(instant.toString());
        }
        assertThat(Published.kids(boxoffice, Published.ALL)).hasSize(2).doesNotContainAnyElementsOf(kids);
        kids = signing();
    }

    @Test
    @Order(5)
    void startedAgainWithTheSameSwitchThenNothingMoreHappens() {
        long rows = rows();
        boxoffice.stop();
        boxoffice.reopen();
        boxoffice.get("/api/other/user", after.access()).hasStatus(200);
        assertThat(signing()).isEqualTo(kids);
        after = boxoffice.refresh(after);
        assertThat(rows()).isEqualTo(rows);
    }

    private List<String> signing() {
        return Stream.of("server", "other").map(adminKeys::signing).toList();
    }

    private long rows() {
        return database.count("select count(*) from signing_key")
                + 1000 * database.count("select count(*) from audit_event where type like 'key%'");
    }
}
