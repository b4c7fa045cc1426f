package io.boxoffice.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.OnMaxSessions;
import io.boxoffice.fixture.KnownAudiences;
import io.boxoffice.fixture.SomeIds;
import io.boxoffice.metrics.Counters;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.IdClaims;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.SignInId;
import io.boxoffice.revocation.RevocationRows;
import io.boxoffice.revocation.Revoked;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RF-01 to RF-13: what a refresh token comes to, on a real database with a clock that is moved by hand. */
class SessionsTest {
    private final SessionStore store = new SessionStore();

    @Test
    void begunThenItsOwnerItsTimesAndTheFirstGeneration() {
        IssuedRefreshToken first = store.begin();
        Instant now = store.clock.instant();

        assertThat(first.session().user()).isEqualTo(store.user);
        assertThat(first.session().audience()).isEqualTo(store.policy.audience());
        assertThat(first.session().scope()).isEqualTo(SessionStore.ORDERS);
        assertThat(first.session().id().beganAtMillis()).isEqualTo(now.toEpochMilli());
        assertThat(first.expiresAt()).isEqualTo(now.plus(Duration.ofDays(1)));
        assertThat(first.access().jti().value()).matches("[A-Za-z0-9_-]{22}").isNotEqualTo("A".repeat(22));
        assertThat(first.access().issuedAt()).isEqualTo(now);
        assertThat(first.access().expiresAt()).isEqualTo(now.plus(Duration.ofMinutes(10)));
        assertThat(store.column("generation || ' ' || address || ' ' || user_agent", first))
                .isEqualTo("1 192.0.2.7 a browser");
        assertThat(store.wiring.inTransaction(
                        () -> store.sessions.find(first.token()).orElseThrow().facts()))
                .isEqualTo(first.session());
    }

    @Test
    void begunInASignInThenItIsWrittenWithItsRow() {
        SignInId signIn = new SignInId(UUID.randomUUID());
        Family family = new Family(
                store.user,
                ClientId.FIRST_PARTY,
                store.policy.audience(),
                SessionStore.ORDERS,
                Authentication.byPassword(store.clock.instant()),
                Optional.empty(),
                Optional.of(signIn),
                Scopes.NONE,
                IdClaims.NONE);

        IssuedRefreshToken begun = store.wiring
                .inTransaction(() -> store.sessions.begin(family, store.policy, SessionStore.BROWSER))
                .orElseThrow();

        assertThat(store.column("sign_in_id", begun)).isEqualTo(signIn.toString());
        assertThat(store.column("sign_in_id IS NULL", store.begin())).isEqualTo("t");
    }

    @Test
    void rotatedThenTheNextGenerationAndItsTimes() {
        IssuedRefreshToken first = store.begin();
        store.clock.pass(Duration.ofHours(1));
        IssuedRefreshToken next = store.rotated(first);

        assertThat(next.session()).isEqualTo(first.session());
        assertThat(next.token().reveal()).isNotEqualTo(first.token().reveal());
        assertThat(next.expiresAt()).isEqualTo(store.clock.instant().plus(Duration.ofDays(1)));
        assertThat(next.access().jti()).isNotEqualTo(first.access().jti());
        assertThat(store.column("generation", first)).isEqualTo("2");
        assertThat(store.rotated(next).token().reveal())
                .isNotEqualTo(next.token().reveal());
    }

    /** RF-09: use extends the rest, and never the end. */
    @Test
    void usedAgainAndAgainThenTheAbsoluteEndStays() {
        IssuedRefreshToken last = store.begin();
        Instant absoluteEnd = store.clock.instant().plus(Duration.ofDays(2));
        store.clock.pass(Duration.ofHours(20));
        last = store.rotated(last);
        store.clock.pass(Duration.ofHours(20));
        last = store.rotated(last);
        assertThat(last.expiresAt()).isEqualTo(absoluteEnd);

        store.clock.set(absoluteEnd.minusMillis(1));
        last = store.rotated(last);
        store.clock.set(absoluteEnd);
        assertThat(store.notRotated(last)).isEqualTo(new UsedOutcome.Expired());
    }

    @Test
    void unusedForItsIdleTimeThenExpiredAndNothingIsRevoked() {
        IssuedRefreshToken first = store.begin();

        store.clock.set(first.expiresAt());

        assertThat(store.notRotated(first)).isEqualTo(new UsedOutcome.Expired());
        assertThat(store.revokedUntil(first.session().id())).isEqualTo("no row");
    }

    @Test
    void lastMomentOfItsIdleTimeThenRotated() {
        IssuedRefreshToken first = store.begin();

        store.clock.set(first.expiresAt().minusMillis(1));

        assertThat(store.rotated(first).session()).isEqualTo(first.session());
    }

    /** The answer may be lost. */
    @Test
    void usedAMomentAgoThenTheVerySameAnswer() {
        IssuedRefreshToken first = store.begin();
        IssuedRefreshToken next = store.rotated(first);

        UsedOutcome again = store.notRotated(first);

        assertThat(again).isInstanceOfSatisfying(UsedOutcome.Repeated.class, repeated -> {
            assertThat(repeated.successor().token().reveal())
                    .isEqualTo(next.token().reveal());
            assertThat(repeated.successor().access()).isEqualTo(next.access());
            assertThat(repeated.successor().expiresAt()).isEqualTo(next.expiresAt());
        });
        assertThat(store.column("generation", first)).isEqualTo("2");
    }

    @Test
    void usedBeforeTheWindowThenReusedOnceAndTheSessionIsOver() {
        IssuedRefreshToken first = store.begin();
        IssuedRefreshToken next = store.rotated(first);
        pass(Duration.ofSeconds(10), first);

        assertThat(store.notRotated(first)).isEqualTo(new UsedOutcome.Reused());
        assertThat(store.notRotated(first)).isEqualTo(new UsedOutcome.Expired());
        assertThat(store.notRotated(next)).isEqualTo(new UsedOutcome.Expired());
        overWithOneEvent(first);
    }

    /** RF-02: its successor was used too, so nothing can have been lost. */
    @Test
    void usedTwoGenerationsAgoThenReused() {
        IssuedRefreshToken first = store.begin();
        store.rotated(store.rotated(first));

        assertThat(store.notRotated(first)).isEqualTo(new UsedOutcome.Reused());
        overWithOneEvent(first);
    }

    /** What could not be answered may be asked again. */
    @Test
    void databaseAwaySinceItWasUsedThenTheWindowBeginsWhenItIsBack() {
        IssuedRefreshToken first = store.begin();
        store.rotated(first);
        pass(Duration.ofMinutes(5), first);
        store.outage.endedAgo = Optional.of(Duration.ZERO);

        assertThat(store.notRotated(first)).isInstanceOf(UsedOutcome.Repeated.class);
    }

    @Test
    void twoPresentedAtOnceThenOneRotatesAndTheOtherGetsTheSameSuccessor() throws Exception {
        IssuedRefreshToken first = store.begin();
        PresentedRefreshToken read = store.read(first.token());
        IssuedRefreshToken faster = store.rotated(first);

        UsedOutcome slower = store.notRotated(read);

        assertThat(slower)
                .isInstanceOfSatisfying(
                        UsedOutcome.Repeated.class,
                        repeated -> assertThat(repeated.successor().token().reveal())
                                .isEqualTo(faster.token().reveal()));
    }

    /** Both ways to read a session know the same columns, but for where it came from. */
    @Test
    void readByAStatementThatStandsAloneThenAsByJpa() {
        IssuedRefreshToken first = store.begin();
        store.database.run(
                "UPDATE session SET auth_time = created_at, jkt = ?, sign_in_id = NULL, identity_scope = 'openid', id_claims = '{}',"
                        + " ended_at = absolute_end, waypoints = secret_hash WHERE id = ?",
                "k".repeat(43),
                first.session().id());
        SessionRows rows = store.wiring.get(SessionRows.class);

        RefreshTokenValue text = RefreshTokenValue.parse(first.token()).orElseThrow();
        Presentation read = rows.read(text).orElseThrow();
        Session found =
                store.wiring.inTransaction(() -> rows.find(first.session().id()).orElseThrow());

        assertThat(read.token().session())
                .usingRecursiveComparison()
                .ignoringFields("address", "userAgent", "deviceName")
                .isEqualTo(found);
        assertThat(read.user().id()).isEqualTo(store.user);
        store.database.run("DELETE FROM account WHERE id = ?", store.user);
        assertThat(rows.read(text)).isEmpty();
    }

    /** A plan for each id would take longer than the reading. */
    @Test
    void readOftenThenByOnePlanForAllIds() {
        SessionId id = store.begin().session().id();
        store.database.run("PREPARE read_session (uuid) AS " + SessionRows.READ.replace("?", "$1"));
        try {
            for (int i = 0; i < 8; i++) { // the first five are planned for their id
                assertThat(store.database.text("EXECUTE read_session ('" + id + "')"))
                        .isEqualTo(id.toString());
            }
            assertThat(store.database.text(
                            "SELECT generic_plans FROM pg_prepared_statements WHERE name = 'read_session'"))
                    .isEqualTo("3");
        } finally {
            store.database.run("DEALLOCATE read_session");
        }
    }

    /** The use of a token and the event that tells of it are one statement. */
    @Test
    void usedThenOneEventTellsOfIt() {
        IssuedRefreshToken first = store.begin();

        IssuedRefreshToken next = store.rotated(first);

        assertThat(store.database.text(
                        "SELECT concat_ws(' ', type, actor, target, audience, session_id, jti, outcome, reason) FROM audit_event WHERE jti = ?",
                        next.access().jti().value()))
                .isEqualTo("authn_token_created %1$s %1$s a %2$s %3$s success"
                        .formatted(
                                store.user,
                                first.session().id(),
                                next.access().jti().value()));
        store.notRotated(first);
        assertThat(store.database.text("SELECT count(*) FROM audit_event WHERE type = 'authn_token_created'"))
                .isEqualTo("1");
    }

    /** RF-01: both or none. */
    @Test
    void eventThatCannotBeWrittenThenTheTokenIsAsItWas() {
        IssuedRefreshToken first = store.begin();
        store.database.run("CREATE FUNCTION fail_event() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN RAISE EXCEPTION 'no event today'; END $$");
        store.database.run("CREATE TRIGGER fail_event BEFORE INSERT ON audit_event FOR EACH ROW"
                + " WHEN (NEW.type = 'authn_token_created') EXECUTE FUNCTION fail_event()");
        try {
            assertThatThrownBy(() -> store.rotated(first)).hasStackTraceContaining("no event today");
        } finally {
            store.database.run("DROP FUNCTION fail_event CASCADE");
        }

        assertThat(store.column("generation", first)).isEqualTo("1");
        assertThat(store.rotated(first).session()).isEqualTo(first.session());
    }

    /** RF-13: it would be used when the lock is free, and nobody would be answered for it. */
    @Test
    void lockedForLongerThanIsWaitedThenNotUsedLaterEither() {
        IssuedRefreshToken first = store.begin();
        store.database.run("BEGIN");
        try {
            store.database.run(
                    "UPDATE session SET scope = scope WHERE id = ?",
                    first.session().id());
            assertThatThrownBy(() -> store.rotated(first)).hasStackTraceContaining("lock timeout");
        } finally {
            store.database.run("ROLLBACK");
        }

        assertThat(store.column("generation", first)).isEqualTo("1");
    }

    /** As after a failover to a server that has not everything. */
    @Test
    void rowIsOfBeforeTheTokenThenItEndsNothing() {
        IssuedRefreshToken first = store.begin();
        String hash = store.column("encode(secret_hash, 'hex')", first);
        PresentedRefreshToken read = store.read(store.rotated(first).token());
        store.database.run(
                "UPDATE session SET generation = 1, secret_hash = decode(?, 'hex') WHERE id = ?",
                hash,
                first.session().id());

        assertThat(store.notRotated(read)).isEqualTo(new UsedOutcome.Expired());
        assertThat(store.isEnded(first)).isFalse();
    }

    @Test
    void goneWhileItIsPresentedThenExpired() throws Exception {
        IssuedRefreshToken first = store.begin();

        PresentedRefreshToken read = store.read(first.token());
        store.database.run("DELETE FROM session WHERE id = ?", first.session().id());

        assertThat(store.notRotated(read)).isEqualTo(new UsedOutcome.Expired());
    }

    @Test
    void endedWhileItIsPresentedThenExpired() throws Exception {
        IssuedRefreshToken first = store.begin();

        PresentedRefreshToken read = store.read(first.token());
        store.service.endOf(store.user, first.session().id(), new EndReason.Told("meanwhile"));

        assertThat(store.notRotated(read)).isEqualTo(new UsedOutcome.Expired());
        assertThat(store.column("generation", first)).isEqualTo("1");
    }

    /** A106: however old a token is, it is known, and its coming back ends the session. */
    @Test
    void generationThatIsAWaypointThenItsHashIsKeptAndATokenFromBeforeIsKnown() {
        IssuedRefreshToken first = store.begin();
        SecretChain chain = store.wiring.get(SecretChain.class);
        RefreshTokenValue text =
                new RefreshTokenValue(first.session().id(), Waypoints.EVERY - 1, SecretChain.firstSecret());
        store.database.run(
                "UPDATE session SET generation = ?, secret_hash = ? WHERE id = ?",
                text.generation(),
                chain.hash(text),
                text.session());

        Secret waypoint = store.rotated(text.secretText()).token();
        assertThat(store.column("encode(waypoints, 'hex') = encode(secret_hash, 'hex')", first))
                .isEqualTo("t");
        Secret after = store.rotated(waypoint).token();
        assertThat(store.column("octet_length(waypoints)", first)).isEqualTo("32");
        store.rotated(after);

        assertThat(store.notRotated(text.secretText())).isEqualTo(new UsedOutcome.Reused());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bo_rt_", "bo_rt_AAAA", "nonsense"})
    void textOfNoTokenThenNothing(String text) {
        assertThat(isFound(new Secret(text))).isFalse();
    }

    /** A096: the id and the generation stand in the token and are no secret. */
    @Test
    void anotherSecretOrSessionThenNothing() {
        IssuedRefreshToken first = store.begin();
        String forged = altered(first.token(), 40);
        String ofNobody = new RefreshTokenValue(SomeIds.foreignSession(), 1, SecretChain.firstSecret())
                .secretText()
                .reveal();

        assertThat(isFound(new Secret(forged))).isFalse();
        assertThat(isFound(new Secret(ofNobody))).isFalse();
        assertThat(isFound(first.token())).isTrue();
    }

    @Test
    void asManySessionsAsThePolicyLetsThenNoneMore() {
        AudiencePolicy two = store.audiences.put(KnownAudiences.withMostSessions("b", 2, OnMaxSessions.REJECT));
        IssuedRefreshToken first = store.begin(store.user, two).orElseThrow();
        store.begin(store.user, two);
        store.begin();

        assertThat(store.begin(store.user, two)).isEmpty();
        assertThat(store.begin(store.newUser(), two)).isPresent();

        store.service.endOf(store.user, first.session().id(), new EndReason.Told("by hand"));
        assertThat(store.begin(store.user, two)).isPresent();
    }

    @Test
    void asManyAsThePolicyLetsThenTheOldestMakesRoomThere() {
        AudiencePolicy two = store.audiences.put(KnownAudiences.withMostSessions("b", 2, OnMaxSessions.END_OLDEST));
        IssuedRefreshToken elsewhere = store.begin();
        IssuedRefreshToken oldest = later(two);
        IssuedRefreshToken second = later(two);
        IssuedRefreshToken third = later(two);

        assertThat(store.isEnded(oldest)).isTrue();
        assertThat(store.isEnded(second)).isFalse();
        assertThat(store.isEnded(third)).isFalse();
        assertThat(store.isEnded(elsewhere)).isFalse();
        assertThat(store.revokedUntil(oldest.session().id())).isNotEqualTo("no row");
    }

    /** The limit may have been made smaller since. */
    @Test
    void moreThanThePolicyLetsThenAsManyEndAsMustMakeRoom() {
        AudiencePolicy three = store.audiences.put(KnownAudiences.withMostSessions("b", 3, OnMaxSessions.END_OLDEST));
        IssuedRefreshToken first = later(three);
        IssuedRefreshToken second = later(three);
        IssuedRefreshToken third = later(three);

        later(store.audiences.put(KnownAudiences.withMostSessions("b", 2, OnMaxSessions.END_OLDEST)));

        assertThat(store.isEnded(first)).isTrue();
        assertThat(store.isEnded(second)).isTrue();
        assertThat(store.isEnded(third)).isFalse();
    }

    @Test
    void sessionThatIsOverByTimeThenItTakesNoRoom() {
        AudiencePolicy one = store.audiences.put(KnownAudiences.withMostSessions("b", 1, OnMaxSessions.REJECT));
        store.begin(store.user, one);

        store.clock.pass(Duration.ofDays(1));

        assertThat(store.begin(store.user, one)).isPresent();
    }

    /** The order of ids says what is revoked: who logs in at a node whose clock is behind is let in all the same. */
    @Test
    void revokedByAClockThatIsAheadThenANewSessionIsLater() {
        Instant ahead = store.clock.instant().plusSeconds(5);
        store.wiring
                .get(RevocationRows.class)
                .record(
                        new Revoked(Revoked.Kind.USER, store.user.toString(), ahead, ahead.plusSeconds(60), null, null),
                        "ahead");

        SessionId id = store.begin().session().id();

        assertThat(id.beganAtMillis()).isEqualTo(ahead.plusMillis(1).toEpochMilli());
    }

    @Test
    void revokedInThePastThenANewSessionIsOfNow() {
        Instant past = store.clock.instant().minusSeconds(5);
        store.wiring
                .get(RevocationRows.class)
                .record(
                        new Revoked(Revoked.Kind.USER, store.user.toString(), past, past.plusSeconds(60), null, null),
                        "past");

        assertThat(store.begin().session().id().beganAtMillis())
                .isEqualTo(store.clock.instant().toEpochMilli());
    }

    @Test
    void ownerWhoIsThereOrGoneThenSaid() {
        assertThat(store.wiring.inTransaction(() -> store.lock.hold(store.user)))
                .isTrue();
        assertThat(store.wiring.inTransaction(() -> store.lock.hold(SomeIds.user())))
                .isFalse();
    }

    /** TV-11: an older token lives longer than the newest when the life was shortened. */
    @Test
    void lifeOfAccessTokensShortenedThenTheEndCoversTheFirst() {
        store.accessLifetime(Duration.ofMinutes(40));
        IssuedRefreshToken first = store.begin(store.user, store.audiences.policy(store.policy.audience()))
                .orElseThrow();
        store.accessLifetime(Duration.ofMinutes(5));
        store.rotated(first);

        store.service.endOf(store.user, first.session().id(), new EndReason.Told("by hand"));

        assertThat(store.revokedUntil(first.session().id()))
                .isEqualTo(SessionStore.millis(first.access().expiresAt().plusSeconds(5)));
    }

    @Test
    void refreshedBetweenTheReadingAndTheEndThenTheEndCoversItsToken() throws Exception {
        IssuedRefreshToken first = store.begin();
        store.accessLifetime(Duration.ofMinutes(50));
        SessionEnds ends = store.wiring.get(SessionEnds.class);
        SessionRows rows = store.wiring.get(SessionRows.class);
        IssuedRefreshToken[] next = new IssuedRefreshToken[1];

        store.wiring.inTransaction(() -> {
            Session read = rows.find(first.session().id()).orElseThrow();
            next[0] = elsewhere(() -> store.rotated(first));
            ends.end(read, EndReason.Known.LOGOUT);
            return true;
        });

        assertThat(store.revokedUntil(first.session().id()))
                .isEqualTo(SessionStore.millis(next[0].access().expiresAt().plusSeconds(5)));
    }

    private void overWithOneEvent(IssuedRefreshToken first) {
        assertThat(store.isEnded(first)).isTrue();
        assertThat(store.revokedUntil(first.session().id()))
                .isEqualTo(SessionStore.millis(Instant.parse(store.column("to_json(access_end) #>> '{}'", first)
                                .replace("+00:00", "Z"))
                        .plusSeconds(5)));
        assertThat(store.events("authn_token_reuse", store.user)).isEqualTo("1");
        assertThat(store.database.text("SELECT audience || ' ' || session_id FROM audit_event"))
                .isEqualTo("a " + first.session().id());
        assertThat(store.wiring.get(Counters.class).read().stream()
                        .filter(metric -> metric.getMetadata().getName().contains("replay"))
                        .flatMap(metric -> ((CounterSnapshot) metric).getDataPoints().stream())
                        .map(CounterSnapshot.CounterDataPointSnapshot::getValue))
                .containsExactly(1.0);
    }

    private IssuedRefreshToken later(AudiencePolicy policy) {
        store.clock.pass(Duration.ofMillis(1));
        return store.begin(store.user, policy).orElseThrow();
    }

    /** Time passes for the clock of the node and for that of the database. */
    private void pass(Duration duration, IssuedRefreshToken issued) {
        store.clock.pass(duration);
        store.database.run(
                "UPDATE session SET rotated_at = rotated_at - ?::interval WHERE id = ?",
                duration.toString(),
                issued.session().id());
    }

    private boolean isFound(Secret text) {
        return store.wiring.inTransaction(() -> store.sessions.find(text).isPresent());
    }

    private static String altered(Secret token, int at) {
        byte[] bytes = Base64.getUrlDecoder().decode(token.reveal().substring("bo_rt_".length()));
        bytes[at] ^= 1;
        return "bo_rt_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static <T> T elsewhere(Callable<T> work) throws Exception {
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<T> done = thread.submit(work);
            return done.get();
        }
    }
}
