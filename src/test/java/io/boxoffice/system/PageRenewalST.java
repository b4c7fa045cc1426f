package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A token of the page that has expired, while many calls want one: renewed once, and never taken for a replay. */
@ThirdLane
class PageRenewalST {
    private static final String OTHER = "/api/server/audiences/other";
    private final Boxoffice boxoffice = SecondServer.open();

    @Test
    @DisplayName("A102: one profile, two tabs and many calls share one cookie")
    void expiredInTwoTabsThenOneRenewalInEachAndNoReplay() {
        try (BrowserUser user = BrowserUser.of(boxoffice)) {
            lifeOfOther("\"PT5S\"");
            Person person = boxoffice.createUser("other");
            Tab one = user.tab().signIn(person.username(), person.password()).look("Resources");
            Tab two = user.tab().look("Resources");
            user.forget();
            Boxoffice.pause(Duration.ofMillis(5200));
            one.press("Call all at once");
            two.press("Call all at once");
            one.says("9 calls at once, 1 renewal.");
            two.says("9 calls at once, 1 renewal.");
            assertThat(user.requests("/auth/refresh")).isEqualTo(2);
            assertThat(one.page().locator(".s2").count()).isEqualTo(6); // the orders ask for a tenant
            assertThat(new Trail(boxoffice).all("type=authn_token_reuse&user_id=" + person.id(), 50))
                    .isEmpty();
        } finally {
            lifeOfOther("null");
        }
    }

    @Test
    void refusedBeforeItsTimeThenRenewedOnceForAllAndSentAgain() {
        try (BrowserUser user = BrowserUser.of(boxoffice)) {
            Person person = boxoffice.createUser("other");
            Tab tab = user.tab().signIn(person.username(), person.password());
            String jti = tab.token().claimsJson().path("jti").stringValue();
            boxoffice
                    .asAdmin("/api/server/revocations", Json.object("jti", jti, "reason", "lost"))
                    .hasStatus(204);
            tab.look("Resources").press("Call all at once");
            tab.says("9 calls at once, 1 renewal.");
            assertThat(user.requests("/auth/refresh")).isEqualTo(1);
            assertThat(tab.page().locator(".s2").count()).isEqualTo(6);
        }
    }

    @Test
    void sessionRevokedThenTheNextCallLeadsToTheSignIn() {
        try (BrowserUser user = BrowserUser.of(boxoffice)) {
            Person person = boxoffice.createUser("other");
            Tab tab = user.tab().signIn(person.username(), person.password()).look("Resources");
            boxoffice
                    .asAdmin("/api/server/revocations", Json.object("user_id", person.id(), "reason", "gone"))
                    .hasStatus(204);
            tab.press("GET /api/other/user");
            tab.heading("Sign in").waitFor();
            tab.says("Your session has ended.");
            assertThat(user.refreshCookies()).isEmpty();
        }
    }

    private void lifeOfOther(String duration) {
        boxoffice
                .patch(
                        OTHER,
                        "{\"access_token_lifetime\": " + duration + "}",
                        boxoffice.admin("server").access())
                .hasStatus(200);
    }
}
