package io.boxoffice.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.fixture.HandMovedClock;
import io.boxoffice.fixture.SomeIds;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.TokenId;
import io.boxoffice.oauth.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** TV-11: what one node commits every other one reads, the second time and however slowly it commits. */
class RevocationRowsTest {
    private final Wiring wiring = new Wiring();
    private final HandMovedClock clock = wiring.clock();
    private final RevocationRows rows = wiring.get(RevocationRows.class);
    private final Revocations other = otherNode();
    private final UserId user = SomeIds.user();

    @Test
    void committedThenReadByTheOtherNodeToTheMillisecond() {
        Revoked revoked = user(clock.instant(), Duration.ofMinutes(10));
        rows.record(revoked, "why");

        assertThat(rows.since(RevocationRows.Place.from("0")).revoked()).containsExactly(revoked);
        other.renew();
        assertThat(isRevokedThere(Duration.ZERO)).isTrue();
        assertThat(isRevokedThere(Duration.ofMillis(1))).isFalse();
    }

    /** A bound that was read too late would let in a session that began before it; an end too early, a token. */
    @Test
    void fractionsOfAMillisecondThenTheBoundRoundsDownAndTheEndUp() {
        Instant fraction = clock.instant().plusNanos(1_500_000);
        rows.record(new Revoked(Revoked.Kind.USER, user.toString(), fraction, fraction, null, null), "why");

        assertThat(rows.since(RevocationRows.Place.from("0")).revoked())
                .singleElement()
                .satisfies(read -> {
                    assertThat(read.at()).isEqualTo(clock.instant().plusMillis(1));
                    assertThat(read.until()).isEqualTo(clock.instant().plusMillis(2));
                });
        assertThat(rows.latest(user, Audience.OTHER, ClientId.FIRST_PARTY).began())
                .hasValue(clock.instant().plusMillis(1));
    }

    @Test
    void eachKindThenReadAsItself() {
        Revoked token = new Revoked(Revoked.Kind.JTI, "t", clock.instant(), clock.instant(), null, null);
        Revoked session =
                new Revoked(Revoked.Kind.SESSION, user.toString(), clock.instant(), clock.instant(), null, null);
        rows.record(token, "why");
        rows.record(session, "why");

        assertThat(rows.since(RevocationRows.Place.from("0")).revoked()).containsExactlyInAnyOrder(token, session);
    }

    @Test
    void readOnceThenNotAgain() {
        rows.record(user(clock.instant(), Duration.ofMinutes(10)), "why");
        String horizon = rows.since(RevocationRows.Place.from("0")).horizon();

        assertThat(rows.since(RevocationRows.Place.from(horizon)).revoked()).isEmpty();
    }

    /** Else a user who is locked out, let in and locked out again stays in at every other node. */
    @Test
    void sameUserRevokedAgainThenReadAgainWithTheLaterBound() {
        for (int round = 0; round < 3; round++) {
            rows.record(user(clock.instant(), Duration.ofMinutes(10)), "round " + round);
            other.renew();
            assertThat(isRevokedThere(Duration.ZERO)).as("round %d", round).isTrue();
            clock.pass(Duration.ofSeconds(1));
            assertThat(isRevokedThere(Duration.ZERO))
                    .as("login after round %d", round)
                    .isFalse();
        }
    }

    @Test
    void sameUserRevokedAgainThenANodeThatStartsReadsTheLaterBoundAndEnd() {
        rows.record(user(clock.instant(), Duration.ofMinutes(20)), "first");
        clock.pass(Duration.ofSeconds(1));
        rows.record(user(clock.instant(), Duration.ofMinutes(10)), "second");
        rows.record(user(clock.instant().minusSeconds(30), Duration.ofMinutes(5)), "by a clock that is behind");

        assertThat(rows.since(RevocationRows.Place.from("0")).revoked())
                .containsExactly(new Revoked(
                        Revoked.Kind.USER,
                        user.toString(),
                        clock.instant(),
                        clock.instant().minusSeconds(1).plus(Duration.ofMinutes(20)),
                        null,
                        null));
        assertThat(rows.latest(user, Audience.OTHER, ClientId.FIRST_PARTY).began())
                .hasValue(clock.instant());
    }

    /** Others commit before it and are read meanwhile: the horizon waits for the slow one. */
    @Test
    void commitThatIsSlowThenReadWhenItIsThere() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch commits = new CountDownLatch(1);
        try (ExecutorService elsewhere = Executors.newSingleThreadExecutor()) {
            Future<?> slow = elsewhere.submit(() -> wiring.inTransaction(() -> {
                rows.record(user(clock.instant(), Duration.ofMinutes(10)), "slow");
                written.countDown();
                return commits.await(1, TimeUnit.MINUTES);
            }));
            assertThat(written.await(1, TimeUnit.MINUTES)).isTrue();
            rows.record(
                    new Revoked(
                            Revoked.Kind.JTI,
                            "quick",
                            clock.instant(),
                            clock.instant().plusSeconds(60),
                            null,
                            null),
                    "quick");
            other.renew();
            assertThat(other.isRevoked(new IssuedToken(
                            new TokenId("quick"),
                            SomeIds.foreignSession(),
                            user,
                            ClientId.FIRST_PARTY,
                            Audience.OTHER,
                            0)))
                    .isTrue();
            assertThat(isRevokedThere(Duration.ZERO)).isFalse();

            commits.countDown();
            assertThat(slow.get()).isEqualTo(true);
        }
        other.renew();
        assertThat(isRevokedThere(Duration.ZERO)).isTrue();
    }

    @Test
    void recordedThenToldOnceItIsCommitted() {
        Revocations own = wiring.get(Revocations.class);
        wiring.fired(Revoked.class).heardBy(own::committed);

        wiring.inTransaction(() -> {
            rows.record(user(clock.instant(), Duration.ofMinutes(10)), "why");
            assertThat(own.size()).isZero();
        });

        assertThat(own.size()).isEqualTo(1);
        assertThat(own.isRevoked(new IssuedToken(
                        new TokenId("t"), begun(Duration.ZERO), user, ClientId.FIRST_PARTY, Audience.OTHER, 0)))
                .isTrue();
    }

    @Test
    void changeThatIsRolledBackThenNothingIsRevoked() {
        Revocations own = wiring.get(Revocations.class);
        wiring.fired(Revoked.class).heardBy(own::committed);

        assertThatThrownBy(() -> wiring.inTransaction(() -> {
                    rows.record(user(clock.instant(), Duration.ofMinutes(10)), "why");
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");

        assertThat(own.size()).isZero();
        assertThat(rows.since(RevocationRows.Place.from("0")).revoked()).isEmpty();
    }

    @Test
    void userWhoWasNeverRevokedThenNoBound() {
        rows.record(
                new Revoked(Revoked.Kind.SESSION, user.toString(), clock.instant(), clock.instant(), null, null),
                "why");

        assertThat(rows.latest(user, Audience.OTHER, ClientId.FIRST_PARTY).began())
                .isEmpty();
    }

    @Test
    void purgedThenOnlyWhatConcernsNoLivingToken() {
        rows.record(
                new Revoked(
                        Revoked.Kind.JTI,
                        "over",
                        clock.instant(),
                        clock.instant().plusSeconds(9),
                        null,
                        null),
                "why");
        rows.record(
                new Revoked(
                        Revoked.Kind.JTI,
                        "last",
                        clock.instant(),
                        clock.instant().plusSeconds(10),
                        null,
                        null),
                "why");

        rows.purge(clock.instant().plusSeconds(10));

        assertThat(rows.since(RevocationRows.Place.from("0")).revoked())
                .extracting(Revoked::value)
                .containsExactly("last");
    }

    /** The database's clock counts: what is over for a node that is ahead is in force at the others. */
    @Test
    void nodeAnHourAheadThenWhatIsInForceIsKept() {
        Instant now = Instant.now();
        rows.record(new Revoked(Revoked.Kind.JTI, "in force", now, now.plusSeconds(60), null, null), "why");

        rows.purge(now.plusSeconds(3_600));

        assertThat(rows.since(RevocationRows.Place.from("0")).revoked())
                .extracting(Revoked::value)
                .containsExactly("in force");
    }

    /** For its remaining life, whatever that is, which is at most an hour by the slowest clock. */
    @Test
    void tokenRevokedThenUntilTheLongestTokenIsOverAndInTheAudit() {
        wiring.get(TokenRevocation.class).revoke(new TokenId("t"), "stolen");

        assertThat(rows.since(RevocationRows.Place.from("0")).revoked())
                .containsExactly(new Revoked(
                        Revoked.Kind.JTI,
                        "t",
                        clock.instant(),
                        clock.instant().plus(Duration.ofHours(1)).plusSeconds(5),
                        null,
                        null));
        assertThat(wiring.database()
                        .text("SELECT type || ' ' || target || ' ' || jti || ' ' || reason FROM audit_event"))
                .isEqualTo("authn_token_revoked t t stolen");
        assertThat(wiring.database().text("SELECT reason FROM revocation")).isEqualTo("stolen");
    }

    private Revocations otherNode() {
        return new Wiring(wiring).get(Revocations.class);
    }

    private boolean isRevokedThere(Duration after) {
        return other.isRevoked(
                new IssuedToken(new TokenId("x"), begun(after), user, ClientId.FIRST_PARTY, Audience.OTHER, 0));
    }

    private SessionId begun(Duration after) {
        return SomeIds.session(clock.instant().plus(after));
    }

    private Revoked user(Instant at, Duration life) {
        return new Revoked(
                Revoked.Kind.USER, user.toString(), at, clock.instant().plus(life), null, null);
    }
}
