package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** {@code /metrics} in development mode; in production it is {@link TwoNodesST}'s. */
class MetricsST {
    private final Boxoffice boxoffice = Boxoffice.open();
    private final Metrics before = page();

    @Test
    void loginsAndTokensThenCounted() {
        Person person = boxoffice.createUser("other");
        boxoffice.login(person, "other");
        boxoffice
                .tryLogin(person.username(), "not the password of anyone", "other")
                .hasStatus(401);
        boxoffice.tryLogin(person.username(), person.password(), "nowhere").hasStatus(400);
        Metrics after = page();
        assertRose(after, "boxoffice_logins_total{outcome=\"succeeded\"}", 1);
        assertRose(after, "boxoffice_logins_total{outcome=\"refused\"}", 1);
        assertRose(after, "boxoffice_logins_total{outcome=\"rejected\"}", 1);
        assertRose(after, "boxoffice_access_tokens_total{audience=\"other\"}", 1);
    }

    @Test
    void refreshesAndReplaysThenCounted() {
        Tokens first = boxoffice.login(boxoffice.createUser("other"), "other");
        boxoffice.refresh(boxoffice.refresh(first));
        boxoffice.tryRefresh(first.refresh()).hasStatus(400);
        boxoffice.tryRefresh(first.refresh()).hasStatus(400);
        Metrics after = page();
        assertRose(after, "boxoffice_refreshes_total{outcome=\"succeeded\"}", 2);
        assertRose(after, "boxoffice_refreshes_total{outcome=\"refused\"}", 2);
        assertRose(after, "boxoffice_refresh_token_replays_total", 1);
        assertRose(after, "boxoffice_access_tokens_total{audience=\"other\"}", 3);
    }

    @Test
    void refusalsOfTheGuardThenCountedByReason() {
        String user = boxoffice
                .login(boxoffice.createUser("server", "other"), "server")
                .access();
        boxoffice.get("/api/server/me").hasStatus(401);
        boxoffice.get("/api/server/me", "a.b.c").hasStatus(401);
        boxoffice.get("/api/server/me", anotherSignature(user)).hasStatus(401);
        boxoffice.get("/api/other/user", user).hasStatus(401);
        boxoffice.get("/api/server/keys", user).hasStatus(403);
        Metrics after = page();
        for (String reason : new String[] {"no_token", "malformed", "signature", "another_audience", "not_permitted"}) {
            assertRose(after, "boxoffice_guard_refusals_total{reason=\"" + reason + "\"}", 1);
        }
    }

    /** Neither a body that cannot be read nor a call without a token is timed: they would make the figures look good. */
    @Test
    void loginsRefreshesHashesAndTokensThenTimed() {
        Person person = boxoffice.createUser("other");
        Metrics start = page();
        Tokens tokens = boxoffice.refresh(boxoffice.login(person, "other"));
        boxoffice
                .tryLogin(person.username(), "not the password of anyone", "other")
                .hasStatus(401);
        boxoffice.tryLogin(person.username(), person.password(), "nowhere").hasStatus(400);
        boxoffice.post("/auth/login", "{").hasStatus(400);
        boxoffice.get("/api/other/user", tokens.access()).hasStatus(200);
        boxoffice.get("/api/other/user").hasStatus(401);
        Metrics after = page();
        assertTimed(start, after, "login", 3);
        assertTimed(start, after, "refresh", 1);
        assertTimed(start, after, "password_hash", 2);
        assertTimed(start, after, "guard", 1);
    }

    @Test
    void keysPoolAndHashesThenTold() {
        boxoffice.login(boxoffice.createUser("other"), "other");
        Metrics now = page();
        assertThat(now.value("boxoffice_signing_keys{state=\"active\"}")).isGreaterThanOrEqualTo(2);
        assertThat(now.samples())
                .containsKeys(
                        "boxoffice_signing_keys{state=\"announced\"}",
                        "boxoffice_signing_keys{state=\"revoked\"}",
                        "boxoffice_password_hashes{state=\"running\"}",
                        "boxoffice_password_hashes{state=\"waiting\"}",
                        "boxoffice_database_connections{state=\"in_use\"}",
                        "boxoffice_lockouts_total",
                        "jvm_memory_used_bytes{area=\"heap\"}",
                        "jvm_memory_used_bytes{area=\"nonheap\"}",
                        "jvm_threads_current",
                        "process_cpu_seconds_total");
        assertThat(now.value("boxoffice_database_connections{state=\"idle\"}")).isPositive();
        assertThat(now.value("boxoffice_database_connections_max")).isEqualTo(20);
    }

    @Test
    @DisplayName("LG-03: nothing that a caller sends becomes a label, and no secret is on the page")
    void whatCallersSendThenNotOnThePage() {
        String mark = "mark2718";
        Tokens tokens = boxoffice.login(boxoffice.createUser("other"), "other");
        boxoffice.tryLogin(mark, mark + " is no password of ours", mark).hasStatus(400);
        boxoffice.tryRefresh(mark).hasStatus(400);
        boxoffice.get("/api/" + mark, mark).hasStatus(401);
        boxoffice.get("/" + mark + "?" + mark).hasStatus(404);
        assertThat(boxoffice.get("/metrics").body())
                .doesNotContain(mark, tokens.refresh(), tokens.access(), tokens.kid(), tokens.session());
        assertThat(page().samples().keySet()).hasSizeLessThan(250);
        assertThat(page().samples().keySet().stream().filter(name -> name.startsWith("boxoffice_")))
                .hasSizeLessThan(180);
    }

    private static String anotherSignature(String token) {
        int at = token.lastIndexOf('.') + 10;
        return token.substring(0, at) + (token.charAt(at) == 'A' ? 'B' : 'A') + token.substring(at + 1);
    }

    private void assertRose(Metrics after, String sample, double by) {
        assertThat(after.value(sample) - before.value(sample)).as(sample).isEqualTo(by);
    }

    private static void assertTimed(Metrics before, Metrics after, String what, double times) {
        String name = "boxoffice_" + what + "_duration_seconds";
        for (String count : new String[] {name + "_count", name + "_bucket{le=\"+Inf\"}"}) {
            assertThat(after.value(count) - before.value(count)).as(count).isEqualTo(times);
        }
        assertThat(after.value(name + "_sum") - before.value(name + "_sum"))
                .as(name)
                .isBetween(1e-7, 30.0);
    }

    private Metrics page() {
        return Metrics.of(boxoffice.get("/metrics"));
    }
}
