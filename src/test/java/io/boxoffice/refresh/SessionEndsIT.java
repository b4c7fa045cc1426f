package io.boxoffice.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.account.Accounts;
import io.boxoffice.account.NewUser;
import io.boxoffice.account.User;
import io.boxoffice.account.Username;
import io.boxoffice.audience.AudValue;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.Audiences;
import io.boxoffice.audience.OnMaxSessions;
import io.boxoffice.audience.SecondFactor;
import io.boxoffice.audience.Verifiers;
import io.boxoffice.container.InTransaction;
import io.boxoffice.container.Sql;
import io.boxoffice.container.Together;
import io.boxoffice.fixture.SomeIds;
import io.boxoffice.json.StrictJson;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.Grants;
import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.TokenResponse;
import io.boxoffice.token.LoginOutcome;
import io.boxoffice.token.Opening;
import io.boxoffice.token.RefreshOutcome;
import io.boxoffice.token.RefreshRefusal;
import io.boxoffice.token.RefreshRequest;
import io.boxoffice.token.RefreshService;
import io.boxoffice.token.TokenService;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.node.JsonNodeFactory;

/** The ends of sessions, one by one and many at once: what they refuse lasts as long as what was issued. */
@ExtendWith(ArquillianExtension.class)
class SessionEndsIT {
    private static final String NO_PASSWORD = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2g";
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Inject
    TokenService tokens;

    @Inject
    RefreshService refreshes;

    @Inject
    SessionService sessions;

    @Inject
    SessionEnds ends;

    @Inject
    SessionRows rows;

    @Inject
    SecretChain chain;

    @Inject
    Accounts accounts;

    @Inject
    Audiences audiences;

    @Inject
    InTransaction transaction;

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

    @Test
    @DisplayName("A098: the lifetime was made shorter: the revocation lasts as long as the older, longer token")
    void newestTokenShorterThenRevokedUntilTheLongestHasExpired() throws SQLException {
        TokenResponse first = open(policy(HOUR));
        TokenResponse second = refreshed(first);
        assertThat(expiry(second)).isBefore(expiry(first));
        tokens.logout(new Secret(second.refreshToken().orElseThrow()), Optional.empty());
        assertThat(revokedUntil(session(first))).isAfterOrEqualTo(expiry(first)).isAfterOrEqualTo(expiry(second));
    }

    @Test
    @DisplayName("RF-10: a refresh between the reading and the end: the revocation lasts as long as its token")
    void refreshedBetweenReadingAndEndThenRevokedUntilThatTokenHasExpired() throws Exception {
        TokenResponse first = open(policy(MINUTE));
        TokenResponse second = transaction.run(() -> {
            Session read = rows.find(session(first)).orElseThrow();
            TokenResponse meanwhile =
                    Together.run(1, i -> () -> refreshed(first)).getFirst();
            ends.end(read, new EndReason.Told("a test"));
            return meanwhile;
        });
        assertThat(expiry(second)).isAfter(expiry(first).plus(MINUTE));
        assertThat(revokedUntil(session(first))).isAfterOrEqualTo(expiry(second));
    }

    @Test
    @DisplayName("CR-07, A104: who was checked before the password changed, or was disabled since, begins no session")
    void userChangedSinceTheCheckThenNoLonger() throws SQLException {
        assertThat(entry(policy(MINUTE))).isInstanceOf(LoginOutcome.Opened.class);
        Sql.asOwner().run("UPDATE account SET version = version + 1 WHERE id = ?", user.id());
        assertThat(entry(policy(MINUTE))).isEqualTo(new LoginOutcome.NoLonger());
        user = accounts.find(user.id()).orElseThrow();
        assertThat(entry(policy(MINUTE))).isInstanceOf(LoginOutcome.Opened.class);
        Sql.asOwner().run("UPDATE account SET enabled = false WHERE id = ?", user.id());
        assertThat(entry(policy(MINUTE))).isEqualTo(new LoginOutcome.NoLonger());
    }

    @Test
    @DisplayName("AD-04: the end of all reaches the session of a node whose clock is ahead, and a later one is good")
    void sessionAMinuteAheadThenEndedWithAllAndTheNextIsLater() throws SQLException {
        SessionId ahead = SomeIds.session(Clock.systemUTC().instant().plus(MINUTE));
        Sql.asOwner().run("UPDATE session SET id = ? WHERE id = ?", ahead, session(open(policy(HOUR))));
        sessions.endAllOf(user.id(), new EndReason.Told("a test"));
        Instant until = ahead.beganAt();
        assertThat(time("SELECT revoked_at FROM revocation WHERE kind = 'user' AND value = ?", user.id() + ""))
                .isAfterOrEqualTo(until);
        TokenResponse next = open(policy(HOUR));
        assertThat(session(next).toString()).isGreaterThan(ahead.toString());
        assertThat(issued(next)).isBefore(Clock.systemUTC().instant().plusSeconds(2));
    }

    @Test
    @DisplayName("TV-11: a session begun right after the end of all has tokens of a later second, the next ones too")
    void loginRightAfterTheEndOfAllThenIssuedAfterIt() throws SQLException {
        for (int round = 0; round < 5; round++) {
            sessions.endAllOf(user.id(), new EndReason.Told("a test"));
            TokenResponse next = open(policy(HOUR));
            Instant bound =
                    time("SELECT issued_until FROM revocation WHERE kind = 'user' AND value = ?", user.id() + "");
            assertThat(issued(next).getEpochSecond()).isGreaterThan(bound.getEpochSecond());
            assertThat(issued(refreshed(next)).getEpochSecond()).isGreaterThan(bound.getEpochSecond());
            assertThat(expiry(next))
                    .isBeforeOrEqualTo(Clock.systemUTC().instant().plus(HOUR));
        }
    }

    @Test
    @DisplayName("A106, RF-02: the 4,096th token is kept as a waypoint, and one from before it is known by it")
    void pastTheWaypointThenKeptAndAnOlderTokenIsReuse() throws SQLException {
        TokenResponse first = open(policy(HOUR));
        RefreshTokenValue old = new RefreshTokenValue(session(first), Waypoints.EVERY - 1, SecretChain.firstSecret());
        Sql.asOwner()
                .run(
                        "UPDATE session SET generation = ?, secret_hash = decode(?, 'hex') WHERE id = ?",
                        old.generation(),
                        HexFormat.of().formatHex(chain.hash(old)),
                        old.session());
        refreshed(refreshed(old.secretText()));
        assertThat(Sql.asOwner().text("SELECT encode(waypoints, 'hex') FROM session WHERE id = ?", old.session()))
                .isEqualTo(HexFormat.of().formatHex(chain.hash(chain.successor(old))));
        assertThat(refreshes.refresh(RefreshRequest.firstParty(old.secretText(), Optional.empty())))
                .isEqualTo(new RefreshOutcome.Refused(RefreshRefusal.REUSED));
    }

    @Test
    @DisplayName(
            "RF-14: the policy allows fewer than there are: all but the newest end, by one statement and one revocation")
    void farTooManyThenAllButTheNewestEnd() throws SQLException {
        List<SessionId> before =
                IntStream.range(0, 6).mapToObj(i -> session(open(policy(HOUR)))).toList();
        SessionId elsewhere = session(open(audiences.policy(Audience.SERVER)));
        SessionId newest = session(open(withMost(3)));
        List<SessionId> living = sessions.of(user.id(), Optional.empty(), 50).stream()
                .map(SessionRecord::id)
                .toList();
        assertThat(living).contains(newest, elsewhere).doesNotContainAnyElementsOf(before.subList(0, 4));
        assertThat(living.size()).isLessThanOrEqualTo(4);
        assertThat(Sql.asOwner()
                        .text(
                                "SELECT count(*) FROM revocation WHERE kind = 'session' AND value = ANY (string_to_array(?, ' '))",
                                texts(before)))
                .isEqualTo("0");
        assertThat(time("SELECT revoked_at FROM revocation WHERE kind = 'grant' AND value = ?", user.id() + " other"))
                .isAfterOrEqualTo(began(before.get(3)))
                .isBefore(began(newest));
    }

    @Test
    void oneTooManyThenItAloneEnds() throws SQLException {
        List<SessionId> before =
                IntStream.range(0, 3).mapToObj(i -> session(open(withMost(3)))).toList();
        open(withMost(3));
        assertThat(revokedUntil(before.getFirst())).isNotNull();
        assertThat(sessions.of(user.id(), Optional.empty(), 50)).hasSize(3);
    }

    @Test
    @DisplayName("A069: all but the spared one end, and the revocation names it")
    void endOfAllButOneThenItIsSpared() throws SQLException {
        SessionId spared = session(open(policy(HOUR)));
        SessionId other = session(open(policy(HOUR)));
        sessions.endAllOfBut(user.id(), spared, new EndReason.Told("a test"));
        assertThat(sessions.of(user.id(), Optional.empty(), 50).stream().map(SessionRecord::id))
                .containsExactly(spared)
                .doesNotContain(other);
        assertThat(spared()).isEqualTo(spared.toString());
        sessions.endAllOf(user.id(), new EndReason.Told("a test"));
        assertThat(sessions.of(user.id(), Optional.empty(), 50)).isEmpty();
        assertThat(spared()).isEqualTo("null");
        SessionId later = session(open(policy(HOUR)));
        sessions.endAllOfBut(user.id(), later, new EndReason.Told("a test"));
        assertThat(spared()).isEqualTo(later.toString());
    }

    @Test
    void endAtAnAudienceThenNotElsewhere() throws SQLException {
        SessionId here = session(open(policy(HOUR)));
        SessionId elsewhere = session(open(audiences.policy(Audience.SERVER)));
        sessions.endAllAt(user.id(), Audience.OTHER, new EndReason.Told("a test"));
        assertThat(sessions.of(user.id(), Optional.empty(), 50).stream().map(SessionRecord::id))
                .containsExactly(elsewhere)
                .doesNotContain(here);
        assertThat(Sql.asOwner().text("SELECT count(*) FROM revocation WHERE value = ?", user.id() + " other"))
                .isEqualTo("1");
    }

    @Test
    @DisplayName("A097: housekeeping ends what is over by time, once its access tokens are too")
    void overByTimeThenEndedByHousekeepingOnceItsTokensAreOverToo() throws SQLException {
        SessionId over = session(open(policy(HOUR)));
        SessionId withTokens = session(open(policy(HOUR)));
        SessionId living = session(open(policy(HOUR)));
        Sql owner = Sql.asOwner();
        owner.run(
                "UPDATE session SET idle_end = now() - interval '1 s', access_end = now() - interval '6 s' WHERE id = ?",
                over);
        owner.run("UPDATE session SET idle_end = now() - interval '1 s' WHERE id = ?", withTokens);
        Optional<UUID> last = Optional.of(new UUID(0, 0));
        while (last.isPresent()) {
            last = sessions.endOver(last.get());
        }
        assertThat(ended(over)).isEqualTo("t");
        assertThat(ended(withTokens)).isEqualTo("f");
        assertThat(ended(living)).isEqualTo("f");
    }

    private static String ended(SessionId session) throws SQLException {
        return Sql.asOwner().text("SELECT ended_at IS NOT NULL FROM session WHERE id = ?", session);
    }

    private String spared() throws SQLException {
        return Sql.asOwner().text("SELECT spared FROM revocation WHERE kind = 'user' AND value = ?", user.id() + "");
    }

    private AudiencePolicy withMost(int most) {
        return policy(HOUR, OptionalInt.of(most));
    }

    private AudiencePolicy policy(Duration accessLifetime) {
        return policy(accessLifetime, OptionalInt.empty());
    }

    private AudiencePolicy policy(Duration accessLifetime, OptionalInt most) {
        AudiencePolicy other = audiences.policy(Audience.OTHER);
        return new AudiencePolicy(
                other.audience(),
                accessLifetime,
                other.refreshIdle(),
                other.refreshAbsolute(),
                other.retryWindow(),
                other.signingAlg(),
                other.statusList(),
                most,
                OnMaxSessions.END_OLDEST,
                other.scopes(),
                Map.of(),
                Optional.empty(),
                AudValue.NAME,
                SecondFactor.IF_ENROLLED,
                Verifiers.NONE,
                "");
    }

    private LoginOutcome entry(AudiencePolicy policy) {
        return tokens.open(new Opening(
                user,
                Authentication.byPassword(Instant.now()),
                policy,
                Optional.empty(),
                new Device("127.0.0.1", "a test"),
                Optional.empty()));
    }

    private TokenResponse open(AudiencePolicy policy) {
        return ((LoginOutcome.Opened) entry(policy)).tokens();
    }

    private TokenResponse refreshed(TokenResponse before) {
        return refreshed(new Secret(before.refreshToken().orElseThrow()));
    }

    private TokenResponse refreshed(Secret presented) {
        return ((RefreshOutcome.Refreshed) refreshes.refresh(RefreshRequest.firstParty(presented, Optional.empty())))
                .tokens();
    }

    private static SessionId session(TokenResponse tokens) {
        return RefreshTokenValue.parse(new Secret(tokens.refreshToken().orElseThrow()))
                .orElseThrow()
                .session();
    }

    private static Instant began(SessionId session) {
        return session.beganAt();
    }

    private static String texts(List<SessionId> ids) {
        return ids.stream().map(SessionId::toString).collect(Collectors.joining(" "));
    }

    private static Instant expiry(TokenResponse tokens) {
        return claim(tokens, "exp");
    }

    private static Instant issued(TokenResponse tokens) {
        return claim(tokens, "iat");
    }

    private static Instant claim(TokenResponse tokens, String name) {
        String claims = tokens.accessToken().replaceAll("^[^.]*\\.|\\.[^.]*$", "");
        return Instant.ofEpochSecond(StrictJson.object(Base64.getUrlDecoder().decode(claims))
                .orElseThrow()
                .get(name)
                .longValue());
    }

    private static Instant revokedUntil(SessionId session) throws SQLException {
        return time("SELECT until FROM revocation WHERE kind = 'session' AND value = ?", session.toString());
    }

    private static Instant time(String sql, String value) throws SQLException {
        String seconds =
                Sql.asOwner().text(sql.replaceFirst("SELECT (\\w+)", "SELECT extract(epoch FROM $1)::text"), value);
        return Instant.ofEpochMilli((long) (Double.parseDouble(seconds) * 1_000));
    }
}
