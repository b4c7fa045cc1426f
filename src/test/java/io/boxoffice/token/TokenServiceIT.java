package io.boxoffice.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.account.Accounts;
import io.boxoffice.account.NewUser;
import io.boxoffice.account.User;
import io.boxoffice.audience.Audiences;
import io.boxoffice.container.Deployed;
import io.boxoffice.container.Sql;
import io.boxoffice.container.Together;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.TokenResponse;
import io.boxoffice.refresh.Client;
import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.node.JsonNodeFactory;

/** One refresh is one transaction: the old token is used and its successor made, both or none (RF-01, RF-03, RF-13). */
@ExtendWith(ArquillianExtension.class)
class TokenServiceIT {
    private static final String NO_PASSWORD = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2g";
    private static final Scopes ORDERS = Scopes.of(List.of("orders.read", "orders.write"));

    @Inject
    TokenService tokens;

    @Inject
    Accounts accounts;

    @Inject
    Audiences audiences;

    private User user;

    @Deployment
    static WebArchive office() {
        return Deployed.with(TokenServiceIT.class);
    }

    @BeforeEach
    void aUser() {
        NewUser wanted = new NewUser(
                "user-" + UUID.randomUUID(),
                new Secret(""),
                List.of("user"),
                null,
                Map.of("other", ORDERS),
                JsonNodeFactory.instance.objectNode(),
                true);
        user = accounts.add(wanted, NO_PASSWORD).orElseThrow();
    }

    @Test
    void refreshThenTheNextTokenOfTheSameAudienceAndScope() {
        TokenResponse refreshed = refreshed(open());

        assertThat(refreshed.audience()).isEqualTo("other");
        assertThat(refreshed.scope()).isEqualTo("orders.read orders.write");
        assertThat(refreshed(refreshed).refreshToken()).isNotEqualTo(refreshed.refreshToken());
    }

    @Test
    void usedTokenThenRefused() {
        TokenResponse first = open();
        refreshed(first);

        assertThat(tokens.refresh(presented(first))).isEqualTo(new Refreshing.Refused("reused"));
    }

    @Test
    void failureBetweenUseAndInsertThenTheOldTokenStillWorks() throws SQLException {
        TokenResponse first = open();
        Sql owner = Sql.asOwner();
        owner.run("CREATE FUNCTION fail_insert() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN RAISE EXCEPTION 'no successor today'; END $$");
        owner.run("CREATE TRIGGER fail_insert BEFORE INSERT ON refresh_token FOR EACH ROW" + " WHEN (NEW.session_id = '"
                + session(first) + "') EXECUTE FUNCTION fail_insert()");
        try {
            assertThatThrownBy(() -> tokens.refresh(presented(first)))
                    .isInstanceOf(EJBException.class)
                    .hasStackTraceContaining("no successor today");
        } finally {
            owner.run("DROP FUNCTION fail_insert CASCADE");
        }
        assertThat(live(first)).isEqualTo("1");

        assertThat(refreshed(first).refreshToken()).isNotEqualTo(first.refreshToken());
    }

    @Test
    void eightAtOnceThenExactlyOneRefreshed() throws Exception {
        TokenResponse first = open();

        List<Refreshing> outcomes = Together.run(8, i -> () -> tokens.refresh(presented(first)));

        assertThat(outcomes).filteredOn(Refreshing.Refreshed.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(Refreshing.Refused.class::isInstance)
                .hasSize(7)
                .allMatch(new Refreshing.Refused("reused")::equals);
        assertThat(live(first)).isEqualTo("1");
        assertThat(count("SELECT count(*) FROM refresh_token WHERE session_id = ?", first))
                .isEqualTo("2");
    }

    @Test
    void disabledUserThenRefusedAndNothingUsed() throws SQLException {
        TokenResponse first = open();
        Sql.asOwner().run("UPDATE account SET enabled = false WHERE id = ?", user.id());

        assertThat(tokens.refresh(presented(first))).isInstanceOf(Refreshing.Refused.class);
        assertThat(live(first)).isEqualTo("1");
    }

    @Test
    void audienceNoLongerGrantedThenRefused() throws SQLException {
        TokenResponse first = open();
        Sql.asOwner().run("DELETE FROM account_audience WHERE account_id = ?", user.id());

        assertThat(tokens.refresh(presented(first))).isInstanceOf(Refreshing.Refused.class);
    }

    @Test
    void scopeNoLongerGrantedThenGoneFromTheNextToken() throws SQLException {
        TokenResponse first = open();
        Sql.asOwner().run("UPDATE account_audience SET scope = 'orders.read' WHERE account_id = ?", user.id());

        assertThat(refreshed(first).scope()).isEqualTo("orders.read");
    }

    @Test
    void scopeGrantedLaterThenNotInAnOlderSession() {
        TokenResponse narrow = tokens.open(
                user,
                audiences.policy(Audience.OTHER),
                Scopes.of(List.of("orders.read")),
                new Client("127.0.0.1", null));

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

        assertThat(tokens.refresh(presented(first))).isEqualTo(new Refreshing.Refused("expired"));
    }

    @Test
    void tokenThatLayTooLongThenRefused() throws SQLException {
        TokenResponse first = open();
        Sql.asOwner().run("UPDATE refresh_token SET expires_at = now() WHERE session_id = ?", session(first));

        assertThat(tokens.refresh(presented(first))).isEqualTo(new Refreshing.Refused("expired"));
    }

    @Test
    void rightSessionWithAnotherSecretThenUnknownAndNothingUsed() throws SQLException {
        TokenResponse first = open();
        char last = first.refreshToken().charAt(40);
        String forged = new StringBuilder(first.refreshToken())
                .replace(40, 41, last == 'A' ? "B" : "A")
                .toString();

        assertThat(tokens.refresh(new Secret(forged))).isEqualTo(new Refreshing.Refused("unknown"));
        assertThat(live(first)).isEqualTo("1");
    }

    /** RF-07, ST-01: what is stored of a token is its keyed hash. */
    @Test
    void storedTokenThenNothingThatCouldBePresented() throws SQLException {
        TokenResponse first = open();
        byte[] text = Base64.getUrlDecoder().decode(first.refreshToken().substring("bo_rt_".length()));
        String secret = HexFormat.of().formatHex(text, 20, 52);
        String stored = count("SELECT encode(secret_hash, 'hex') FROM refresh_token WHERE session_id = ?", first);

        assertThat(stored).hasSize(64).isNotEqualTo(secret);
        assertThat(Sql.asOwner().text("SELECT count(*) FROM refresh_token t WHERE t::text LIKE ?", "%" + secret + "%"))
                .isEqualTo("0");
    }

    private TokenResponse open() {
        return tokens.open(user, audiences.policy(Audience.OTHER), ORDERS, new Client("127.0.0.1", "a test"));
    }

    private TokenResponse refreshed(TokenResponse before) {
        Refreshing outcome = tokens.refresh(presented(before));
        assertThat(outcome).isInstanceOf(Refreshing.Refreshed.class);
        return ((Refreshing.Refreshed) outcome).tokens();
    }

    private static Secret presented(TokenResponse tokens) {
        return new Secret(tokens.refreshToken());
    }

    private static UUID session(TokenResponse tokens) {
        ByteBuffer text = ByteBuffer.wrap(
                Base64.getUrlDecoder().decode(tokens.refreshToken().substring("bo_rt_".length())));
        return new UUID(text.getLong(), text.getLong());
    }

    private static String live(TokenResponse tokens) throws SQLException {
        return count("SELECT count(*) FROM refresh_token WHERE session_id = ? AND used_at IS NULL", tokens);
    }

    private static String count(String sql, TokenResponse tokens) throws SQLException {
        return Sql.asOwner().text(sql, session(tokens));
    }
}
