package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.boxoffice.container.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
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
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two nodes that rotate the same keys. First by their timers, some rotations of both audiences in a row, watched by all
 * who may notice; then at the same instant, one without the other, and one after the other's death. At last its own end.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SecondLane
class KeyLifeST {
    private static final int ROTATIONS = 2;
    private static final Duration ROTATION = Duration.ofSeconds(10);
    private static final Duration ANNOUNCE = Duration.ofSeconds(3);

    private static final Duration FELT_WITHIN = Duration.ofSeconds(1);
    private static final Duration DRAIN = Duration.ofSeconds(3);
    private static final int ROUNDS = 10;

    private final Map<String, String> settings = Outside.settings("key_life");
    private final Database database = Outside.database("key_life");
    private final Boxoffice one = start();
    private final Boxoffice two = start();
    private final CachingVerifier caching = new CachingVerifier(one);
    private final Optional<NpmJose> jose = bothReady();
    private final AtomicInteger verifiedWithJose = new AtomicInteger();
    private final KeyObserver observer = KeyObserver.begin(database, one, two);
    private final TokenClients clients = new TokenClients(observer, this::complaints, Duration.ofMillis(150));

    private Boxoffice start() {
        return Boxoffice.starting(
                settings,
                "boxoffice.keys.rotation=" + ROTATION,
                "boxoffice.keys.announce=" + ANNOUNCE,
                "boxoffice.keys.check=PT1S",
                "boxoffice.access.token.lifetime=PT5S",
                "boxoffice.drain=" + DRAIN);
    }

    private Optional<NpmJose> bothReady() {
        one.ready();
        two.ready();
        return NpmJose.find(one, "server", "other");
    }

    @BeforeAll
    void watchRotations() {
        clients.add(one, Api.SERVER);
        clients.add(two, Api.OTHER);
        Poll.until(
                "rotated",
                ROTATION.multipliedBy(ROTATIONS + 2),
                () -> Stream.of(Api.values()).allMatch(api -> signing(api).size() > ROTATIONS));
        clients.close();
        observer.close();
        System.out.println(clients.tokens() + " tokens (" + clients.logins() + " by login), " + caching.readings()
                + " readings of the key set, " + verifiedWithJose + " verified with npm jose");
    }

    @AfterAll
    void close() {
        jose.ifPresent(NpmJose::close);
        one.close();
        two.close();
    }

    private List<String> complaints(String token) {
        return Stream.of(caching.complaint(token), jose.flatMap(verifier -> {
                    verifiedWithJose.incrementAndGet();
                    return verifier.complaint(token);
                }))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The keys of an audience that signed something, in the order of their lives. */
    private List<String> signing(Api api) {
        return observer.active(api.audience()).stream()
                .filter(clients.signed()::containsKey)
                .toList();
    }

    @Test
    @Order(0)
    @DisplayName(
            "KY-05, KY-02: two timers, and one active key at every instant, nothing missing in a key set, no private half too long")
    void rotatedThenNothingWrongAtAnyInstant() {
        assertThat(observer.pages()).isGreaterThan(40);
        assertThat(observer.complaints()).isEmpty();
    }

    @Test
    @Order(0)
    @DisplayName(
            "KY-04, RB-05: no verification failed with a caching verifier, and every token was admitted to its end")
    void rotatedThenNoTokenFailed() {
        assertThat(clients.tokens()).isGreaterThan(50);
        assertThat(clients.failures()).isEmpty();
        assertThat(caching.readings()).isLessThan(20);
    }

    @Test
    @Order(0)
    @DisplayName("RB-05: likewise with jose of npm")
    void rotatedThenNoTokenFailedWithJoseOfNpm() {
        assumeTrue(jose.isPresent(), "no node, or no target/jose");
        assertThat(verifiedWithJose.get()).isGreaterThan(50);
        assertThat(clients.failures()).noneMatch(failure -> failure.contains("npm jose"));
    }

    @ParameterizedTest
    @EnumSource
    @Order(0)
    @DisplayName("KY-04: published before the first token, for longer than a verifier may keep a key set")
    void rotatedThenEachKeyWasPublishedBeforeItSigned(Api api) {
        Map<String, Instant> published = observer.published();
        signing(api).stream()
                .skip(1)
                .forEach(kid -> assertThat(published.get(kid))
                        .as(kid)
                        .isBefore(
                                clients.signed().getOrDefault(kid, Instant.MIN).minus(ANNOUNCE.dividedBy(2))));
    }

    @ParameterizedTest
    @EnumSource
    @Order(0)
    void rotatedThenTheFirstKeyIsRetiredAndOutOfTheKeySet(Api api) {
        String first = observer.active(api.audience()).getFirst();
        Poll.until("retired", ROTATION, () -> new AdminKeys(one).state(first).equals("retired"));
        for (Boxoffice node : List.of(one, two)) {
            for (String path : List.of(Published.ALL, Published.of(api.audience()))) {
                Poll.until(
                        "out of the key set",
                        FELT_WITHIN,
                        () -> !Published.kids(node, path).contains(first));
            }
        }
    }

    @Test
    @Order(0)
    @DisplayName("KY-03: kept by verifiers for at most half the announce time")
    void rotatedThenTheKeySetIsKeptForLessThanHalfTheAnnounceTime() {
        assertThat(one.get(Published.ALL).header("Cache-Control"))
                .contains("public")
                .containsPattern("max-age=1\\b");
    }

    @ParameterizedTest
    @EnumSource
    @Order(0)
    void rotatedThenEachKeySignedAboutOneRotation(Api api) {
        List<Instant> begins = signing(api).stream()
                .map(kid -> clients.signed().getOrDefault(kid, Instant.MIN))
                .toList();
        for (int i = 2; i < begins.size(); i++) {
            assertThat(Duration.between(begins.get(i - 1), begins.get(i)))
                    .isBetween(ROTATION.minusSeconds(2), ROTATION.plusSeconds(4));
        }
    }

    @Test
    @Order(1)
    @DisplayName("KY-05: the timers of both nodes found the same rotations due, and made one new key each time")
    void rotatedByBothTimersThenNoTwins() {
        assertThat(database.count("select count(*) from signing_key a join signing_key b on a.audience = b.audience "
                        + "and a.kid < b.kid and abs(extract(epoch from a.active_at - b.active_at)) < 5"))
                .isZero();
    }

    @Test
    @Order(2)
    @DisplayName("KY-05: both nodes are asked to rotate in the same moment, ten times and more where the timers win")
    void rotatedAtBothAtOnceThenOneKeyIsAnnounced() throws Exception {
        int clear = 0;
        for (int round = 0; round < ROUNDS || (clear < ROUNDS / 2 && round < 3 * ROUNDS); round++) {
            new AdminKeys(one).withdraw("other");
            List<Integer> statuses = rotateAtBoth();
            assertThat(statuses).as("round %d", round).isSubsetOf(202, 409);
            assertThat(statuses.stream().filter(status -> status == 202)).hasSizeLessThanOrEqualTo(1);
            assertThat(announced()).as("round %d", round).isLessThanOrEqualTo(1);
            clear += statuses.contains(202) ? 1 : 0;
        }
        assertThat(clear).as("rounds that the timer did not win").isGreaterThanOrEqualTo(ROUNDS / 2);
    }

    private List<Integer> rotateAtBoth() throws Exception {
        one.admin("server");
        two.admin("server");
        return Together.run(
                2,
                i -> () ->
                        new AdminKeys(List.of(one, two).get(i)).rotate("other").status());
    }

    private long announced() {
        return database.count("select count(*) from signing_key where audience = 'other' and state = 'announced'");
    }

    @Test
    @Order(3)
    @DisplayName(
            "RB-06, KY-06: revoked at one node, a token that the other has admitted before is refused there within 1 s")
    void revokedAtOneThenRefusedAtTheOtherWithinASecond() {
        Person person = one.createUser("other");
        for (int round = 0; round < 5; round++) {
            Tokens tokens = two.login(person, "other");
            two.get("/api/other/user", tokens.access()).hasStatus(200);
            new AdminKeys(one).revoke(tokens.kid(), "round " + round).hasStatus(204);
            Duration felt = Refusal.assertFelt(two, "/api/other/user", tokens.access());
            System.out.println("a revocation was felt at the other node after " + felt.toMillis() + " ms");
            Refusal.assertInvalidToken("at once", one.get("/api/other/user", tokens.access()));
            Poll.until(
                    "out of the key set of the other",
                    FELT_WITHIN,
                    Duration.ofMillis(20),
                    () -> !Published.kids(two, Published.ALL).contains(tokens.kid()));
        }
    }

    @Test
    @Order(4)
    void revokedAtOneThenTheOtherSignsWithTheNewKeyWithinASecond() {
        String active = new AdminKeys(two).signing("other");
        new AdminKeys(one).revoke(active, "its successor signs").hasStatus(204);
        Poll.until(
                "signed with the new key",
                FELT_WITHIN,
                Duration.ofMillis(20),
                () -> !new AdminKeys(two).signing("other").equals(active));
    }

    @Test
    @Order(5)
    void rotatedToAnotherAlgorithmThenItSignsWhenItsTimeHasCome() {
        rotateTo("server", "ES256");
        rotateTo("other", "HS256");
        Poll.until("ES256 signs", ROTATION, () -> signingAlg(one, Api.SERVER).equals("ES256"));
        Poll.until("HS256 signs", ROTATION, () -> signingAlg(one, Api.OTHER).equals("HS256"));
        for (Api api : Api.values()) {
            two.get(api.path(), one.admin(api.audience()).access()).hasStatus(200);
        }
    }

    /** Makes the next key of an audience one of this algorithm, also while the timers have another plan. */
    private void rotateTo(String audience, String alg) {
        database.run("update audience set signing_alg = '" + alg + "' where name = '" + audience + "'");
        Poll.until("a key for " + alg, ANNOUNCE, () -> {
            new AdminKeys(one).withdraw(audience);
            Answer rotated = new AdminKeys(one).rotate(audience);
            return rotated.status() == 202 && alg.equals(rotated.text("alg"));
        });
    }

    private static String signingAlg(Boxoffice node, Api api) {
        node.forgetAdmin();
        return node.admin(api.audience()).accessText().headerJson().path("alg").stringValue();
    }

    @Test
    @Order(6)
    @DisplayName(
            "RF-06: kill -9 of the node that has just refreshed, and rotates a key: the other gives the same successor")
    void killedWhileItRotatesThenTheSameSuccessorAtTheOther() {
        Person person = one.createUser("other");
        two.admin("server");
        Tokens first = one.login(person, "other");
        Tokens second = two.refresh(first);
        CompletableFuture<Answer> rotation = CompletableFuture.supplyAsync(() -> new AdminKeys(two).rotate("server"));
        two.node().kill();
        assertThat(rotation.handle((answer, cutOff) -> true).join()).isTrue();
        Tokens again = one.refresh(first);
        assertThat(again.refresh()).isEqualTo(second.refresh());
        assertThat(again.jti()).isEqualTo(second.jti());
        assertThat(one.refresh(second).session()).isEqualTo(first.session());
        one.tryRefresh(first.refresh()).isOAuthError(400, "invalid_grant");
        new Family(database, first.session()).assertEndedByOneReuse();
    }

    @Test
    @Order(7)
    @DisplayName(
            "KY-05, RB-03: one node has died while it rotated; the other goes on, and leaves a shared secret alone")
    void killedWhileItRotatesThenTheOtherGoesOn() {
        String secret = new AdminKeys(one).signing("other");
        try (KeyObserver after = KeyObserver.begin(database, one)) {
            Poll.until(
                    "rotated",
                    ROTATION.multipliedBy(2),
                    () -> after.active("server").size() > 1);
            assertThat(after.complaints()).isEmpty();
        }
        assertThat(new AdminKeys(one).signing("other")).isEqualTo(secret);
        assertThat(new AdminKeys(one).kids("other", "announced")).isEmpty();
    }

    @Test
    @Order(8)
    @DisplayName("RB-07: SIGTERM: not ready first, each answer the last one on its connection, and then the end")
    void toldToEndThenServesOnForTheDrainAndEnds() {
        String access = one.admin("server").access();
        assertThat(one.get("/api/server/me", access).all("Connection")).isEmpty();
        one.node().terminate();
        Poll.until(
                "not ready",
                DRAIN.minusSeconds(1),
                () -> one.get("/health/ready").status() == 503);
        assertThat(one.get("/api/server/me", access).hasStatus(200).header("Connection"))
                .isEqualToIgnoringCase("close");
        one.node().exitCode(Duration.ofMinutes(1));
    }
}
