package io.boxoffice.system;

import static io.boxoffice.system.EquippedServer.ANNOUNCE;
import static io.boxoffice.system.EquippedServer.LEAST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Services elsewhere that read the key set each under a name: a rotation waits for them, and a withdrawal is measured. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ThirdLane
class VerifiersST {
    private static final Duration WRITTEN = Duration.ofSeconds(5);

    /** In seconds: most of an announcement. */
    private static final double LONG = 0.75 * ANNOUNCE.toSeconds();

    private final Boxoffice boxoffice = EquippedServer.open().boxoffice();
    private final AdminKeys keys = new AdminKeys(boxoffice);
    private final Map<String, Person> people = new ConcurrentHashMap<>();

    @Test
    @DisplayName("all three have read the new key: it signs long before the end of the announcement, and no token is"
            + " refused")
    void allReadThenItSignsEarly() {
        String audience = audience("billing", "orders", "reports");
        Map<String, ResourceServer> servers = servers(audience);
        Instant begin = Instant.now();
        String next = keys.announce(audience);

        untilItSigns(next, audience, servers);

        assertThat(Duration.between(begin, Instant.now())).isBetween(LEAST.minusSeconds(1), ANNOUNCE.minusSeconds(2));
        assertThat(unconfirmed(next)).isEmpty();
        assertAdmitted(login(audience), servers);
        servers.values().forEach(ResourceServer::close);
    }

    @Test
    @DisplayName(
            "one of three has stopped: the rotation waits for it to the end of the announcement, names it, and goes on")
    void oneStoppedThenItIsWaitedForAndNamed() {
        String audience = audience("billing", "orders", "reports");
        Map<String, ResourceServer> servers = servers(audience);
        assertAdmitted(login(audience), servers);
        Optional.ofNullable(servers.remove("orders")).orElseThrow().close();
        Instant begin = Instant.now();
        String next = keys.announce(audience);

        untilItSigns(next, audience, servers);

        assertThat(Duration.between(begin, Instant.now())).isGreaterThanOrEqualTo(ANNOUNCE.minusSeconds(1));
        assertThat(unconfirmed(next)).contains("without a sign of orders");
        assertAdmitted(login(audience), servers);
        assertThat(verifier(audience, "orders").path("lag_seconds").doubleValue())
                .isGreaterThan(LONG);
        assertThat(verifier(audience, "billing").path("lag_seconds").doubleValue())
                .isZero();
        assertThat(lag(audience, "orders")).isGreaterThan(LONG);
        servers.values().forEach(ResourceServer::close);
    }

    @Test
    @DisplayName("a key is revoked: for each verifier that had it the seconds until it had read a key set without it")
    void revokedThenItsWithdrawalIsMeasured() {
        String audience = audience("billing", "reports");
        String kid = tokens(audience).kid();
        read(audience, "billing");
        awaitKeys(audience, "billing", kid);
        keys.revoke(kid, "stolen").hasStatus(204);
        Boxoffice.pause(Duration.ofSeconds(2));
        read(audience, "billing");

        Poll.until("measured", WRITTEN, () -> withdrawn(kid).isPresent());
        assertThat(withdrawn(kid).orElseThrow()).matches("billing has read a key set without it [2-9]\\.\\d+ s after");
    }

    @Test
    @DisplayName("under a name the same bytes come as without, and a tag that is good there is good here")
    void namedThenTheSameBytes() {
        String audience = audience("billing");
        Answer plain = boxoffice.get(Published.of(audience)).hasStatus(200);
        Answer named = boxoffice.get(Published.of(audience, "billing")).hasStatus(200);
        assertThat(named.body()).isEqualTo(plain.body());
        for (String header : List.of("ETag", "Content-Type", "Cache-Control", "Content-Length", "Vary")) {
            assertThat(named.all(header)).as(header).isEqualTo(plain.all(header));
        }
        assertThat(named.header("Cache-Control")).containsPattern("max-age=1\\b");
        conditional("GET", audience, plain.header("ETag")).hasStatus(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "BILLING", "billing.json", "billing%2f", "_"})
    void unknownNameThenNotFound(String name) {
        String audience = audience("billing");
        assertThat(boxoffice.get(Published.of(audience, name)).status()).isIn(400, 404);
        boxoffice.get(Published.of("nowhere", "billing")).hasStatus(404);
        boxoffice.get("/statuslists/999/billing").hasStatus(404);
    }

    @Test
    @DisplayName("a look at the head and If-None-Match: * say nothing of what the verifier has")
    void headOrAnyTagThenNotCounted() {
        String audience = audience("billing");
        send("HEAD", audience, "If-None-Match", "\"x\"").hasStatus(200);
        conditional("GET", audience, "*").hasStatus(304);
        Boxoffice.pause(Duration.ofSeconds(2));
        assertThat(verifier(audience, "billing").path("last_fetch").isNull()).isTrue();
        assertThat(verifier(audience, "billing").path("keys").isEmpty()).isTrue();
    }

    @Test
    @DisplayName("a stale tag gets the whole new set, and 304 for the present tag counts as having it")
    void staleTagThenAllOfItAndThePresentOneCounts() {
        String audience = audience("billing");
        String first = boxoffice.get(Published.of(audience)).header("ETag");
        String next = keys.announce(audience);
        Answer all = conditional("GET", audience, first).hasStatus(200);
        assertThat(all.body()).contains(next);
        String other = audience("billing");
        conditional("GET", other, boxoffice.get(Published.of(other)).header("ETag"))
                .hasStatus(304);
        awaitKeys(other, "billing", tokens(other).kid());
        awaitKeys(audience, "billing", next);
    }

    @Test
    void noAdministratorThenRefused() {
        String path = "/api/server/audiences/other/verifiers";
        boxoffice.get(path).hasStatus(401);
        Person person = boxoffice.createUser("server");
        boxoffice.get(path, boxoffice.login(person, "server").access()).isProblem(403);
        boxoffice
                .get(
                        "/api/server/audiences/nowhere/verifiers",
                        boxoffice.admin("server").access())
                .isProblem(404);
    }

    private void untilItSigns(String kid, String audience, Map<String, ResourceServer> servers) {
        Poll.until("signs", ANNOUNCE.plusSeconds(10), () -> {
            assertAdmitted(login(audience), servers);
            return keys.state(kid).equals("active");
        });
    }

    private static void assertAdmitted(String token, Map<String, ResourceServer> servers) {
        servers.forEach(
                (name, server) -> assertThat(server.look(token)).as(name).isInstanceOf(Verdict.Admitted.class));
    }

    private Map<String, ResourceServer> servers(String audience) {
        Map<String, ResourceServer> servers = new LinkedHashMap<>();
        Stream.of("billing", "orders")
                .forEach(name ->
                        NpmJose.named(boxoffice, audience, name).ifPresent(server -> servers.put(name, server)));
        assumeTrue(servers.size() == 2, "no node, or no target/jose");
        servers.put("reports", OwnServer.named(boxoffice, audience, "reports"));
        return servers;
    }

    private String audience(String... verifiers) {
        String name = "seats-" + UUID.randomUUID().toString().substring(0, 8);
        boxoffice
                .asAdmin("/api/server/audiences", Json.object("name", name, "verifiers", List.of(verifiers)))
                .hasStatus(201);
        people.put(name, boxoffice.createUser(name));
        return name;
    }

    private String login(String audience) {
        return tokens(audience).access();
    }

    private Tokens tokens(String audience) {
        return boxoffice.login(Objects.requireNonNull(people.get(audience)), audience);
    }

    private void read(String audience, String verifier) {
        boxoffice.get(Published.of(audience, verifier)).hasStatus(200);
    }

    private void awaitKeys(String audience, String verifier, String kid) {
        Poll.until(
                "known to have " + kid,
                WRITTEN,
                () -> verifier(audience, verifier)
                        .path("keys")
                        .valueStream()
                        .anyMatch(key -> key.path("kid").stringValue().equals(kid)));
    }

    private JsonNode verifier(String audience, String name) {
        return boxoffice
                .get(
                        "/api/server/audiences/" + audience + "/verifiers",
                        boxoffice.admin("server").access())
                .hasStatus(200)
                .json()
                .path("items")
                .valueStream()
                .filter(item -> item.path("name").stringValue().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private double lag(String audience, String verifier) {
        return Metrics.of(boxoffice.get("/metrics"))
                .value("boxoffice_verifier_lag_seconds{audience=\"" + audience + "\",verifier=\"" + verifier + "\"}");
    }

    private Optional<String> unconfirmed(String kid) {
        return reason("key_rotation_unconfirmed", kid);
    }

    private Optional<String> withdrawn(String kid) {
        return reason("key_withdrawn", kid);
    }

    private Optional<String> reason(String type, String kid) {
        return boxoffice
                .get(
                        "/api/server/audit?limit=200&type=" + type,
                        boxoffice.admin("server").access())
                .hasStatus(200)
                .json()
                .path("items")
                .valueStream()
                .filter(event -> event.path("target").stringValue().equals(kid))
                .map(event -> event.path("reason").stringValue())
                .findFirst();
    }

    private Answer conditional(String method, String audience, String tag) {
        return send(method, audience, "If-None-Match", tag);
    }

    private Answer send(String method, String audience, String header, String value) {
        return boxoffice.send(HttpRequest.newBuilder(boxoffice.address(Published.of(audience, "billing")))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header(header, value));
    }
}
