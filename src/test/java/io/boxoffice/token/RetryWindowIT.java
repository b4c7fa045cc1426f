package io.boxoffice.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.account.Accounts;
import io.boxoffice.account.NewUser;
import io.boxoffice.account.User;
import io.boxoffice.account.Username;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.Audiences;
import io.boxoffice.container.MovedClock;
import io.boxoffice.container.Sql;
import io.boxoffice.container.Together;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.Grants;
import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.TokenResponse;
import io.boxoffice.refresh.Device;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

/** The retry window is measured by the clock of the database, whatever that of a node says. */
@ExtendWith(ArquillianExtension.class)
class RetryWindowIT {
    private static final String NO_PASSWORD = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2g";
    private static final int ROUNDS = 5;
    private static final int AT_ONCE = 16;

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
                Grants.NONE.with(Audience.OTHER).with(Audience.SERVER),
                JsonNodeFactory.instance.objectNode(),
                true);
        user = accounts.add(wanted.profile(), NO_PASSWORD).orElseThrow();
    }

    @AfterEach
    void clockAsItIs() {
        MovedClock.move(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -3, -3_600, 3_600})
    @DisplayName("RF-02, RF-03: strict: of any number at once one is answered, and the others end the session, once")
    void strictAndManyAtOnceThenAtMostOneAnsweredAndOneReuse(long secondsAhead) throws Exception {
        AudiencePolicy strict = strict();
        for (int round = 0; round < ROUNDS; round++) {
            TokenResponse first = open(strict);
            MovedClock.move(Duration.ofSeconds(secondsAhead));
            List<RefreshOutcome> outcomes = Together.run(
                    AT_ONCE,
                    i -> () -> refreshes.refresh(RefreshRequest.firstParty(presented(first), Optional.empty())));
            MovedClock.move(Duration.ZERO);
            assertThat(outcomes.stream().filter(RefreshOutcome.Refreshed.class::isInstance))
                    .hasSizeLessThanOrEqualTo(1);
            assertThat(reuses(first)).isEqualTo("1");
        }
    }

    @Test
    @DisplayName("RF-04: the clock of the node is behind: what is over by that of the database is over")
    void clockSetBackAnHourThenAUsedTokenIsNotServedForAnHour() throws SQLException {
        TokenResponse first = open();
        refresh(first);
        Sql.asOwner().run("UPDATE session SET rotated_at = rotated_at - interval '11 s' WHERE id = ?", session(first));
        MovedClock.move(Duration.ofHours(-1));
        assertThat(refresh(first)).isEqualTo(new RefreshOutcome.Refused(RefreshRefusal.REUSED));
    }

    @Test
    @DisplayName("RF-04: the clock of the node is ahead: a lost answer is repeated all the same")
    void clockSetAheadAnHourThenALostAnswerIsRepeated() {
        TokenResponse first = open();
        RefreshOutcome next = refresh(first);
        MovedClock.move(Duration.ofHours(1));
        assertThat(refreshToken(refresh(first))).isEqualTo(refreshToken(next));
    }

    @Test
    @DisplayName(
            "RF-02: the clock of the database was set back: a rotation that lies in the future is outside of the window")
    void rotatedInTheFutureThenReused() throws SQLException {
        TokenResponse first = open();
        refresh(first);
        Sql.asOwner().run("UPDATE session SET rotated_at = rotated_at + interval '1 h' WHERE id = ?", session(first));
        assertThat(refresh(first)).isEqualTo(new RefreshOutcome.Refused(RefreshRefusal.REUSED));
    }

    private AudiencePolicy strict() throws Exception {
        Sql.asOwner().run("UPDATE audience SET retry_window = 0 WHERE name = 'server'");
        while (!audiences.policy(Audience.SERVER).retryWindow().isZero()) {
            Thread.sleep(50);
        }
        return audiences.policy(Audience.SERVER);
    }

    private TokenResponse open() {
        return open(audiences.policy(Audience.OTHER));
    }

    private TokenResponse open(AudiencePolicy audience) {
        LoginOutcome entry = tokens.open(new Opening(
                user,
                Authentication.byPassword(Instant.now()),
                audience,
                Optional.empty(),
                new Device("127.0.0.1", "a test"),
                Optional.empty()));
        return ((LoginOutcome.Opened) entry).tokens();
    }

    private RefreshOutcome refresh(TokenResponse presented) {
        return refreshes.refresh(RefreshRequest.firstParty(presented(presented), Optional.empty()));
    }

    private static String refreshToken(RefreshOutcome outcome) {
        return ((RefreshOutcome.Refreshed) outcome).tokens().refreshToken().orElseThrow();
    }

    private static Secret presented(TokenResponse tokens) {
        return new Secret(tokens.refreshToken().orElseThrow());
    }

    private static UUID session(TokenResponse tokens) {
        ByteBuffer text = ByteBuffer.wrap(Base64.getUrlDecoder()
                .decode(tokens.refreshToken().orElseThrow().substring("bo_rt_".length())));
        return new UUID(text.getLong(), text.getLong());
    }

    private static String reuses(TokenResponse tokens) throws SQLException {
        return Sql.asOwner()
                .text(
                        "SELECT count(*) FROM audit_event WHERE type = 'authn_token_reuse' AND session_id = ?::text",
                        session(tokens));
    }
}
