package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * RB-11: an old backup came back, or everything leaked. The switch that ends whatever was issued before an instant, given to one
 * node while others run.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SecondLane
class InvalidateBeforeST {
    private static final String SWITCH = "boxoffice.invalidate.before";

    private final Pair pair = Pair.open();
    private final Boxoffice running = pair.one();
    private final AdminKeys adminKeys = new AdminKeys(running);
    private final Tokens before = running.login("admin", Boxoffice.ADMIN_PASSWORD, "other");
    private final OAuthClient client = CodeFlow.webClient(running);
    private final WebBrowser browser = signedIn();
    private final Instant instant = Instant.now();
    private Tokens after = afterwards();
    private List<String> kids = signing();
    private final Boxoffice switched = Boxoffice.starting(pair.settings(), SWITCH + "=" + instant);

    private WebBrowser signedIn() {
        WebBrowser signedIn = new WebBrowser(running);
        CodeFlow.of(client).agreed(signedIn, CodeFlow.orderer(running));
        return signedIn;
    }

    private Tokens afterwards() {
        Boxoffice.pause(Duration.ofMillis(50));
        return running.login("admin", Boxoffice.ADMIN_PASSWORD, "other");
    }

    @BeforeAll
    void start() {
        switched.ready();
    }

    @AfterAll
    void close() {
        switched.close();
        pair.forgetAdmin();
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
        Refusal.assertInvalidToken("before", switched.get("/api/other/user", before.access()));
        Refusal.assertFelt(running, "/api/other/user", before.access());
        for (Boxoffice node : List.of(switched, running)) {
            node.tryRefresh(before.refresh()).isOAuthError(400, "invalid_grant");
        }
    }

    @Test
    @Order(2)
    void switchedThenTheBrowserOfBeforeIsSignedOut() {
        assertThat(WebBrowser.returned(
                        browser.open(CodeFlow.of(client, "prompt", "none").path())))
                .containsEntry("error", "login_required");
    }

    @Test
    @Order(3)
    void switchedThenTheSessionOfAfterwardsGoesOnWithANewKey() {
        Refusal.assertInvalidToken("its key was made before", switched.get("/api/other/user", after.access()));
        Refusal.assertFelt(running, "/api/other/user", after.access());
        after = running.refresh(after);
        for (Boxoffice node : List.of(switched, running)) {
            node.get("/api/other/user", after.access()).hasStatus(200);
        }
    }

    @Test
    @Order(4)
    @DisplayName("KY-05, KY-06: every key of before is revoked, and one new key for each audience signs")
    void switchedThenTheKeysOfBeforeAreRevokedWithAReason() {
        running.forgetAdmin();
        for (String kid : kids) {
            assertThat(adminKeys.state(kid)).isEqualTo("revoked");
            assertThat(adminKeys.find(kid).path("reason").stringValue()).contains(instant.toString());
        }
        for (String audience : List.of("server", "other")) {
            assertThat(Published.kids(running, Published.of(audience)))
                    .hasSize(1)
                    .doesNotContainAnyElementsOf(kids);
        }
        kids = signing();
    }

    @Test
    @Order(5)
    void startedAgainWithTheSameSwitchThenNothingMoreHappens() {
        long rows = rows();
        switched.stop();
        switched.reopen();
        switched.get("/api/other/user", after.access()).hasStatus(200);
        assertThat(signing()).isEqualTo(kids);
        after = switched.refresh(after);
        assertThat(rows()).isEqualTo(rows);
    }

    private List<String> signing() {
        return Stream.of("server", "other").map(adminKeys::signing).toList();
    }

    private long rows() {
        return pair.database().count("select count(*) from signing_key")
                + 1000 * pair.database().count("select count(*) from audit_event where type like 'key%'");
    }
}
