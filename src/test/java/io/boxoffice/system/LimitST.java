package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.container.Together;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RL-07, RL-08: so many requests from one address, then 429 until the bucket is filled again. */
@SecondLane
class LimitST {
    private final Boxoffice boxoffice = Throttled.open();

    @Test
    @DisplayName("A087: unknown names without end from one address are stopped")
    void loginsBeyondTheLimitThenSlowDownAndLaterInAgain() {
        Person person = boxoffice.createUser("server");
        Guesser busy = Guesser.ofNowhere(boxoffice);
        Answer refused = busy.tryLogin("nobody", "whatever it may be");
        for (int i = 1; i < 4 * Throttled.LOGINS && refused.status() == 401; i++) {
            refused = busy.tryLogin("nobody-" + i, "whatever it may be");
        }
        assertIsSlowDown(refused);
        Guesser.ofNowhere(boxoffice)
                .tryLogin(person.username(), person.password())
                .hasStatus(200);
        Boxoffice.pause(Duration.ofSeconds(Long.parseLong(refused.header("Retry-After"))));
        busy.tryLogin(person.username(), person.password()).hasStatus(200);
    }

    @Test
    @DisplayName("A088: one password against many users locks nobody, and is stopped")
    void sprayThenStoppedAndNobodyLocked() {
        Person one = boxoffice.createUser("server");
        Person other = boxoffice.createUser("server");
        Guesser sprayer = Guesser.ofNowhere(boxoffice);
        sprayer.fail(one, 1);
        sprayer.fail(other, 1);
        assertIsSlowDown(emptied(sprayer));
        Guesser owner = Guesser.ofNowhere(boxoffice);
        owner.tryLogin(one.username(), one.password()).hasStatus(200);
        owner.tryLogin(other.username(), other.password()).hasStatus(200);
    }

    @Test
    @DisplayName("A 429 is not a failure: what is counted is what was answered 401")
    void refusedForTheLimitThenNothingIsCounted() {
        Person person = boxoffice.createUser("server");
        Guesser busy = Guesser.ofNowhere(boxoffice);
        emptied(busy);
        int looked = 0;
        int refused = 0;
        for (int i = 0; i < 9; i++) {
            boolean limited = busy.tryLogin(person.username(), "wrong horse").status() == 429;
            looked += limited ? 0 : 1;
            refused += limited ? 1 : 0;
        }
        assertThat(refused).isPositive();
        assertThat(boxoffice
                        .database()
                        .count("select count(*) from audit_event where type = 'authn_login_fail' and target = '"
                                + person.id() + "'"))
                .isEqualTo(looked);
    }

    @Test
    void registrationsThenTheyCountAsLogins() {
        Guesser busy = Guesser.ofNowhere(boxoffice);
        assertIsSlowDown(
                whenEmptied(busy, () -> busy.post("/auth/register", Json.object("username", "x", "password", "x"))));
    }

    @Test
    @DisplayName("RL-07: who says to be a public client may have as many requests stored as they may log in")
    void requestsPushedByAPublicClientThenTheyCountAsLogins() {
        Answer registered = OAuthClient.tryRegister(
                        boxoffice,
                        "type",
                        "public",
                        "grant_types",
                        List.of("authorization_code"),
                        "redirect_uris",
                        List.of(CodeFlow.REDIRECT),
                        "audiences",
                        Map.of("other", List.of()))
                .hasStatus(201);
        OAuthClient client = new OAuthClient(boxoffice, registered.text("client_id"), "");
        Guesser busy = Guesser.ofNowhere(boxoffice);
        assertIsSlowDown(whenEmptied(
                busy,
                () -> boxoffice.send(
                        client.request("/oauth2/par", CodeFlow.of(client).array())
                                .header("X-Forwarded-For", busy.address()))));
    }

    @Test
    @DisplayName("RL-07: requests of browsers that are stored count as logins, and a page says when to come again")
    void requestsOfBrowsersThenTheyCountAsLogins() {
        OAuthClient client = CodeFlow.webClient(boxoffice);
        Guesser busy = Guesser.ofNowhere(boxoffice);
        Answer page = whenEmptied(busy, () -> browse(busy, CodeFlow.of(client).path()));
        page.isPage(429);
        assertThat(page.header("Retry-After")).isEqualTo("1");
    }

    @Test
    @DisplayName("RL-07: whoever asks too often at a page is told so by a page")
    void pagesBeyondTheLimitThenAPage() {
        Guesser busy = Guesser.ofNowhere(boxoffice);
        for (String path : List.of("/oauth2/logout", "/oauth2/authorize", "/oauth2/authorize/x")) {
            Answer page = browse(busy, path);
            for (int i = 0; i < 10 * Throttled.ASKED && page.status() != 429; i++) {
                page = browse(busy, path);
            }
            page.isPage(429);
            assertThat(page.header("Retry-After")).isEqualTo("1");
            assertThat(page.body()).contains("href=\"/tickets/sign-in/");
        }
    }

    private Answer browse(Guesser who, String path) {
        return boxoffice.send(boxoffice.request(path).header("X-Forwarded-For", who.address()));
    }

    @Test
    @DisplayName("RL-07: a change of one's own password costs two hashes, so it counts as a login")
    void passwordChangesThenTheyCountAsLogins() {
        Person person = boxoffice.createUser("server");
        Guesser busy = Guesser.ofNowhere(boxoffice);
        Tokens tokens = Tokens.of(busy.tryLogin(person.username(), person.password()));
        Answer answer = whenEmptied(
                busy,
                () -> boxoffice.send(boxoffice
                        .request("/api/server/me/password")
                        .header("X-Forwarded-For", busy.address())
                        .header("Authorization", "Bearer " + tokens.access())
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{}"))));
        answer.isProblem(429);
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }

    /** Each from a /64 of its own, so that no bucket is empty; all of one /48, which is one for the queue. */
    @Test
    @DisplayName(
            "RL-08: 40 logins at once from one site: some wait for a hash, the rest is told at once, others get in")
    void moreLoginsAtOnceThanASiteMayHaveWaitThenSlowDownForItAlone() throws Exception {
        Person person = boxoffice.createUser("server");
        List<Answer> crowd = crowd(person);
        for (int round = 1; round < 10 && crowd.stream().noneMatch(answer -> answer.status() == 429); round++) {
            crowd = crowd(person);
        }
        assertThat(crowd).extracting(Answer::status).contains(429);
        crowd.stream().filter(answer -> answer.status() == 429).forEach(LimitST::assertIsSlowDown);
        assertThat(crowd.getLast().status()).isEqualTo(200);
    }

    private List<Answer> crowd(Person person) throws Exception {
        return Together.run(41, i -> () -> i == 40 ? elsewhere(person) : ofOneSite(i, person));
    }

    private Answer ofOneSite(int network, Person person) {
        return new Guesser(boxoffice, "2001:db8:77:" + network + "::1")
                .tryLogin("nobody-" + person.username(), "wrong horse");
    }

    private Answer elsewhere(Person person) {
        return Guesser.ofNowhere(boxoffice).tryLogin(person.username(), person.password());
    }

    @Test
    void refreshesBeyondTheLimitThenSlowDownButLoginsGoOn() {
        Person person = boxoffice.createUser("server");
        Guesser busy = Guesser.ofNowhere(boxoffice);
        Tokens tokens = Tokens.of(busy.tryLogin(person.username(), person.password()));
        Answer answer = busy.tryRefresh("nothing");
        for (int i = 0; i < 20 * Throttled.REFRESHES && answer.status() != 429; i++) {
            answer = busy.tryRefresh("nothing");
        }
        assertIsSlowDown(answer);
        busy.tryLogin(person.username(), person.password()).hasStatus(200);
        Poll.until(
                "refreshed",
                Duration.ofSeconds(5),
                () -> busy.tryRefresh(tokens.refresh()).status() == 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/login?x=/auth/refresh", "/auth/log%69n", "/auth;x=1/login", "/auth/login;x=1"})
    @DisplayName("RL-07: a path in another spelling is refused, no login, or counts as one")
    void otherSpellingOfThePathThenCounted(String path) {
        Guesser busy = Guesser.ofNowhere(boxoffice);
        for (int i = 0; i < 2 * Throttled.LOGINS; i++) {
            busy.post(path, "{}");
        }
        assertThat(busy.post(path, "{}").status()).isIn(400, 404, 429);
    }

    /** Only the proxy is believed: what a client wrote in front is its own invention. */
    @Test
    @DisplayName("RL-07: an invented X-Forwarded-For is no other address")
    void inventedAddressesThenStillTheOneThatTheProxySaw() {
        String seen = Guesser.ofNowhere(boxoffice).address();
        Answer answer = new Guesser(boxoffice, "10.9.8.7, " + seen).post("/auth/login", "{}");
        for (int i = 0; i < 2 * Throttled.LOGINS && answer.status() != 429; i++) {
            answer = new Guesser(boxoffice, "10.9.8." + i + ", " + seen).post("/auth/login", "{}");
        }
        assertIsSlowDown(answer);
    }

    /** Asks, with what is no login and so costs no hash, until it is one too many. */
    private static Answer emptied(Guesser busy) {
        for (int i = 0; i < 2 * Throttled.LOGINS; i++) {
            Answer answer = busy.post("/auth/login", "{}");
            if (answer.status() == 429) {
                assertThat(i).isGreaterThanOrEqualTo(Throttled.LOGINS - 2);
                return answer;
            }
            answer.isOAuthError(400, "invalid_request");
        }
        throw new AssertionError("never refused");
    }

    /** The bucket fills while the tests wait for the cores: asked again until it is the question that is refused. */
    private static Answer whenEmptied(Guesser busy, Supplier<Answer> question) {
        emptied(busy);
        Answer answer = question.get();
        for (int i = 0; i < 20 && answer.status() != 429; i++) {
            answer = question.get();
        }
        return answer;
    }

    private static void assertIsSlowDown(Answer answer) {
        answer.isOAuthError(429, "slow_down");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }
}
