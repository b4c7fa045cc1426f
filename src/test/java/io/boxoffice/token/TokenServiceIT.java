package io.boxoffice.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.account.Accounts;
import io.boxoffice.account.NewUser;
import io.boxoffice.account.User;
import io.boxoffice.account.Username;
import io.boxoffice.audience.Audiences;
import io.boxoffice.container.Sql;
import io.boxoffice.container.Together;
import io.boxoffice.json.StrictJson;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.Grants;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.TokenResponse;
import io.boxoffice.refresh.Device;
import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.node.JsonNodeFactory;

/** The use of a refresh token is one statement: the old token is used and its successor made, both or none (RF-01, RF-03, RF-13). */
@ExtendWith(ArquillianExtension.class)
class TokenServiceIT {
    private static final String NO_PASSWORD = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2g";
    private static final Scopes ORDERS = Scopes.of(List.of("orders.read", "orders.write"));

    @Inject
    TokenService tokens;

    @Inject
    RefreshService refreshes;

    @Inject
    Accounts accounts;

    @Inject
    Audiences audiences;

    private User user;

    @BeforeEach
    void aUser() {
        NewUser wanted = new NewUser(
                new Username("user-" + UUID.randomUUID()),
                new Secret(""),
                List.of("user"),
                null,
                Grants.of(Map.of(Audience.OTHER, ORDERS)),
                JsonNodeFactory.instance.objectNode(),
                true);
        user = accounts.add(wanted.profile(), NO_PASSWORD).orElseThrow();
    }

    @Test
    void refreshThenTheNextTokenOfTheSameAudienceAndScope() {
        TokenResponse refreshed = refreshed(open());

        assertThat(refreshed.audience()).isEqualTo("other");
        assertThat(refreshed.scope()).isEqualTo("orders.read orders.write");
        assertThat(refreshed(refreshed).refreshToken().orElseThrow())
                .isNotEqualTo(refreshed.refreshToken().orElseThrow());
    }

    /** The answer may be lost: the very same successor, and an access token of the same id and times. */
    @Test
    void usedTokenAMomentLaterThenTheSameSuccessor() throws SQLException {
        TokenResponse first = open();
        TokenResponse next = refreshed(first);
        TokenResponse again = refreshed(first);

        assertThat(again.refreshToken().orElseThrow())
                .isEqualTo(next.refreshToken().orElseThrow());
        for (String claim : List.of("jti", "iat", "exp", "sid")) {
            assertThat(claim(again, claim)).isEqualTo(claim(next, claim));
        }
        assertThat(generation(first)).isEqualTo("2");
        assertThat(refreshed(again).refreshToken().orElseThrow())
                .isNotEqualTo(again.refreshToken().orElseThrow());
    }

    /** RF-02: once its successor was used too, nothing can have been lost. */
    @Test
    void usedTokenWhoseSuccessorWasUsedThenTheFamilyIsDeadWithOneEvent() throws SQLException {
        TokenResponse first = open();
        TokenResponse living = refreshed(refreshed(first));

        assertThat(refreshes.refresh(RefreshRequest.firstParty(presented(first), Optional.empty())))
                .isEqualTo(new RefreshOutcome.Refused(RefreshRefusal.REUSED));
        assertThat(refreshes.refresh(RefreshRequest.firstParty(presented(living), Optional.empty())))
                .isEqualTo(new RefreshOutcome.Refused(RefreshRefusal.EXPIRED));
        assertThat(refreshes.refresh(RefreshRequest.firstParty(presented(first), Optional.empty())))
                .isEqualTo(new RefreshOutcome.Refused(RefreshRefusal.EXPIRED));
        assertDeadWithOneEvent(first);
    }

    @Test
    void usedTokenAfterTheWindowThenTheFamilyIsDead() throws SQLException {
        TokenResponse first = open();
        refreshed(first);
        Sql.asOwner().run("UPDATE session SET rotated_at = rotated_at - interval '11 s' WHERE id = ?", session(first));

        assertThat(refreshes.refresh(RefreshRequest.firstParty(presented(first), Optional.empty())))
                .isEqualTo(new RefreshOutcome.Refused(RefreshRefusal.REUSED));
        assertDeadWithOneEvent(first);
    }

    @Test
    void strictWindowThenEveryUsedTokenIsReuse() throws Exception {
        Sql.asOwner().run("UPDATE audience SET retry_window = 0 WHERE name = 'other'");
        awaitRetryWindow(Duration.ZERO);
        try {
            TokenResponse first = open();
            refreshed(first);
            assertThat(refreshes.refresh(RefreshRequest.firstParty(presented(first), Optional.empty())))
                    .isEqualTo(new RefreshOutcome.Refused(RefreshRefusal.REUSED));
        } finally {
            Sql.asOwner().run("UPDATE audience SET retry_window = NULL WHERE name = 'other'");
            awaitRetryWindow(Duration.ofSeconds(10));
        }
    }

    /** The session's id stands in every access token: who has only that must not be able to end it. */
    @Test
    void madeUpTokenOfAnOldGenerationThenTheFamilyLives() {
        TokenResponse first = open();
        TokenResponse living = refreshed(refreshed(first));
        byte[] madeUp =
                Base64.getUrlDecoder().decode(first.refreshToken().orElseThrow().substring("bo_rt_".length()));
        madeUp[40] ^= 1;
        String forged = "bo_rt_" + Base64.getUrlEncoder().withoutPadding().encodeToString(madeUp);

        assertThat(refreshes.refresh(RefreshRequest.firstParty(new Secret(forged), Optional.empty())))
                .isEqualTo(new RefreshOutcome.Refused(RefreshRefusal.UNKNOWN));
        assertThat(refreshed(living).refreshToken().orElseThrow())
                .isNotEqualTo(living.refreshToken().orElseThrow());
    }

    /** A derived hash that is not the stored one says nothing about the one who presents. */
    @Test
    void storedHashWasChangedThenRefusedAndTheFamilyIsLeftAlone() throws SQLException {
        TokenResponse first = open();
        refreshed(first);
        Sql.asOwner().run("UPDATE session SET secret_hash = sha256('x') WHERE id = ?", session(first));

        assertThat(refreshes.refresh(RefreshRequest.firstParty(presented(first), Optional.empty())))
                .isEqualTo(new RefreshOutcome.Refused(RefreshRefusal.UNKNOWN));
        assertThat(count("SELECT count(*) FROM session WHERE id = ? AND ended_at IS NULL", first))
                .isEqualTo("1");
    }

    @Test
    void logoutWithAnOldTokenThenTheFamilyIsDead() throws SQLException {
        TokenResponse first = open();
        TokenResponse living = refreshed(refreshed(first));
        tokens.logout(presented(first), Optional.empty());

        assertThat(refreshes.refresh(RefreshRequest.firstParty(presented(living), Optional.empty())))
                .isEqualTo(new RefreshOutcome.Refused(RefreshRefusal.EXPIRED));
        assertThat(count("SELECT count(*) FROM revocation WHERE kind = 'session' AND value = ?::text", first))
                .isEqualTo("1");
    }

    @Test
    void failureInTheMiddleThenTheOldTokenStillWorks() throws SQLException {
        TokenResponse first = open();
        Sql owner = Sql.asOwner();
        owner.run("CREATE FUNCTION fail_rotation() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN RAISE EXCEPTION 'no successor today'; END $$");
        owner.run("CREATE TRIGGER fail_rotation BEFORE UPDATE ON session FOR EACH ROW" + " WHEN (NEW.id = '"
                + session(first) + "') EXECUTE FUNCTION fail_rotation()");
        try {
            assertThatThrownBy(() -> refreshes.refresh(RefreshRequest.firstParty(presented(first), Optional.empty())))
                    .isInstanceOf(EJBException.class)
                    .hasStackTraceContaining("no successor today");
        } finally {
            owner.run("DROP FUNCTION fail_rotation CASCADE");
        }
        assertThat(generation(first)).isEqualTo("1");

        assertThat(refreshed(first).refreshToken().orElseThrow())
                .isNotEqualTo(first.refreshToken().orElseThrow());
    }

    /** More than the pool has connections: none is held while another one is waited for. */
    @Test
    void fortyAtOnceWithAUsedTokenThenEachIsAnswered() throws Exception {
        TokenResponse first = open();
        TokenResponse next = refreshed(first);

        List<RefreshOutcome> outcomes = Together.run(
                40, i -> () -> refreshes.refresh(RefreshRequest.firstParty(presented(first), Optional.empty())));

        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(
                                ((RefreshOutcome.Refreshed) outcome).tokens().refreshToken())
                        .isEqualTo(next.refreshToken()));
    }

    /** RF-03: one is exchanged, the others get the very same answer, and nothing more is live. */
    @Test
    void eightAtOnceThenOneSuccessorForAll() throws Exception {
        TokenResponse first = open();

        List<RefreshOutcome> outcomes = Together.run(
                8, i -> () -> refreshes.refresh(RefreshRequest.firstParty(presented(first), Optional.empty())));

        assertThat(outcomes).allMatch(RefreshOutcome.Refreshed.class::isInstance);
        assertThat(outcomes.stream()
                        .map(outcome -> ((RefreshOutcome.Refreshed) outcome)
                                .tokens()
                                .refreshToken()
                                .orElseThrow())
                        .distinct())
                .hasSize(1);
        assertThat(generation(first)).isEqualTo("2");
    }

    @Test
    void disabledUserThenRefusedAndNothingUsed() throws SQLException {
        TokenResponse first = open();
        Sql.asOwner().run("UPDATE account SET enabled = false WHERE id = ?", user.id());

        assertThat(refreshes.refresh(RefreshRequest.firstParty(presented(first), Optional.empty())))
                .isInstanceOf(RefreshOutcome.Refused.class);
        assertThat(generation(first)).isEqualTo("1");
    }

    /** RFC 9449 5: no request can show the key yet, and a bearer token would set the session free of it. */
    @Test
    void sessionBoundToAKeyThenRefusedAndNothingUsed() throws SQLException {
        TokenResponse first = open();
        Sql.asOwner().run("UPDATE session SET jkt = repeat('A', 43) WHERE id = ?", session(first));

        assertThat(refreshes.refresh(RefreshRequest.firstParty(presented(first), Optional.empty())))
                .isEqualTo(new RefreshOutcome.Refused(RefreshRefusal.KEY_NOT_SHOWN));
        assertThat(generation(first)).isEqualTo("1");
    }

    @Test
    void audienceNoLongerGrantedThenRefused() throws SQLException {
        TokenResponse first = open();
        Sql.asOwner().run("DELETE FROM account_audience WHERE account_id = ?", user.id());

        assertThat(refreshes.refresh(RefreshRequest.firstParty(presented(first), Optional.empty())))
                .isInstanceOf(RefreshOutcome.Refused.class);
    }

    @Test
    void scopeNoLongerGrantedThenGoneFromTheNextToken() throws SQLException {
        TokenResponse first = open();
        Sql.asOwner().run("UPDATE account_audience SET scope = 'orders.read' WHERE account_id = ?", user.id());

        assertThat(refreshed(first).scope()).isEqualTo("orders.read");
    }

    @Test
    void scopeGrantedLaterThenNotInAnOlderSession() {
        TokenResponse narrow = open(Scopes.of(List.of("orders.read")));

        assertThat(refreshed(narrow).scope()).isEqualTo("orders.read");
    }

    @Test
    void refreshThenTheAbsoluteEndStaysWhereItWas() throws SQLException {
        TokenResponse first = open();
        String end = count("SELECT absolute_end FROM session WHERE id = ?", first);
        refreshed(refreshed(first));

        assertThat(count("SELECT absolute_end FROM session WHERE id = ?", first))
                .isEqualTo(end);
    }

    @Test
    void sessionThatIsOverThenRefused() throws SQLException {
        TokenResponse first = open();
        Sql.asOwner()
                .run(
                        "UPDATE session SET created_at = now() - interval '2 d', absolute_end = now() WHERE id = ?",
                        session(first));

        assertThat(refreshes.refresh(RefreshRequest.firstParty(presented(first), Optional.empty())))
                .isEqualTo(new RefreshOutcome.Refused(RefreshRefusal.EXPIRED));
    }

    @Test
    void tokenThatLayTooLongThenRefused() throws SQLException {
        TokenResponse first = open();
        Sql.asOwner().run("UPDATE session SET idle_end = now() WHERE id = ?", session(first));

        assertThat(refreshes.refresh(RefreshRequest.firstParty(presented(first), Optional.empty())))
                .isEqualTo(new RefreshOutcome.Refused(RefreshRefusal.EXPIRED));
    }

    @Test
    void rightSessionWithAnotherSecretThenUnknownAndNothingUsed() throws SQLException {
        TokenResponse first = open();
        char last = first.refreshToken().orElseThrow().charAt(40);
        String forged = new StringBuilder(first.refreshToken().orElseThrow())
                .replace(40, 41, last == 'A' ? "B" : "A")
                .toString();

        assertThat(refreshes.refresh(RefreshRequest.firstParty(new Secret(forged), Optional.empty())))
                .isEqualTo(new RefreshOutcome.Refused(RefreshRefusal.UNKNOWN));
        assertThat(generation(first)).isEqualTo("1");
    }

    /** RF-07, ST-01: what is stored of a token is its keyed hash. */
    @Test
    void storedTokenThenNothingThatCouldBePresented() throws SQLException {
        TokenResponse first = open();
        byte[] text =
                Base64.getUrlDecoder().decode(first.refreshToken().orElseThrow().substring("bo_rt_".length()));
        String secret = HexFormat.of().formatHex(text, 20, 52);
        String stored = count("SELECT encode(secret_hash, 'hex') FROM session WHERE id = ?", first);

        assertThat(stored).hasSize(64).isNotEqualTo(secret);
        assertThat(Sql.asOwner().text("SELECT count(*) FROM session t WHERE t::text LIKE ?", "%" + secret + "%"))
                .isEqualTo("0");
    }

    private TokenResponse open() {
        return open(ORDERS);
    }

    private TokenResponse open(Scopes scope) {
        LoginOutcome opening = tokens.open(new Opening(
                user,
                Authentication.byPassword(Instant.now()),
                audiences.policy(Audience.OTHER),
                Optional.of(scope),
                new Device("127.0.0.1", "a test"),
                Optional.empty()));
        assertThat(opening).isInstanceOf(LoginOutcome.Opened.class);
        return ((LoginOutcome.Opened) opening).tokens();
    }

    private TokenResponse refreshed(TokenResponse before) {
        RefreshOutcome outcome = refreshes.refresh(RefreshRequest.firstParty(presented(before), Optional.empty()));
        assertThat(outcome).isInstanceOf(RefreshOutcome.Refreshed.class);
        return ((RefreshOutcome.Refreshed) outcome).tokens();
    }

    private static Secret presented(TokenResponse tokens) {
        return new Secret(tokens.refreshToken().orElseThrow());
    }

    private static UUID session(TokenResponse tokens) {
        ByteBuffer text = ByteBuffer.wrap(Base64.getUrlDecoder()
                .decode(tokens.refreshToken().orElseThrow().substring("bo_rt_".length())));
        return new UUID(text.getLong(), text.getLong());
    }

    /** What this node knows of an audience may be 900 ms old, by a clock of its own. */
    private void awaitRetryWindow(Duration window) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!audiences.policy(Audience.OTHER).retryWindow().equals(window)) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(20);
        }
    }

    private static String generation(TokenResponse tokens) throws SQLException {
        return count("SELECT generation FROM session WHERE id = ?", tokens);
    }

    private static Object claim(TokenResponse tokens, String name) {
        String claims = tokens.accessToken().replaceAll("^[^.]*\\.|\\.[^.]*$", "");
        return StrictJson.object(Base64.getUrlDecoder().decode(claims))
                .orElseThrow()
                .get(name);
    }

    private static void assertDeadWithOneEvent(TokenResponse tokens) throws SQLException {
        assertThat(count("SELECT count(*) FROM session WHERE id = ? AND ended_at IS NOT NULL", tokens))
                .isEqualTo("1");
        assertThat(count("SELECT count(*) FROM revocation WHERE kind = 'session' AND value = ?::text", tokens))
                .isEqualTo("1");
        assertThat(count(
                        "SELECT count(*) FROM audit_event WHERE type = 'authn_token_reuse' AND session_id = ?::text",
                        tokens))
                .isEqualTo("1");
    }

    private static String count(String sql, TokenResponse tokens) throws SQLException {
        return Sql.asOwner().text(sql, session(tokens));
    }
}
