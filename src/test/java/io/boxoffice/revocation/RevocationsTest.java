package io.boxoffice.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.boxoffice.fixture.HandMovedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** TV-11: what is revoked stays so until its last token has expired, and no longer: memory is not for ever. */
class RevocationsTest {
    private static final UUID NOBODY = UUID.randomUUID();
    private static final Duration HOUR = Duration.ofHours(1);

    /** What was committed since, once. */
    private static final class SomeRows extends RevocationRows {
        private final List<String> asked = new ArrayList<>();
        private final List<Revoked> committed = new ArrayList<>();

        @Override
        public Reading since(String horizon) {
            asked.add(horizon);
            Reading reading = new Reading(List.copyOf(committed), "h" + asked.size());
            committed.clear();
            return reading;
        }
    }

    private final HandMovedClock clock = new HandMovedClock();
    private final SomeRows rows = new SomeRows();
    private final Revocations revocations = revocations();
    private final UUID user = UUID.randomUUID();
    private final UUID session = sessionBegun(Duration.ZERO);

    @Test
    void nothingRevokedThenNothing() {
        revocations.renew();

        assertThat(revocations.isRevoked("t", session, user)).isFalse();
        assertThat(revocations.size()).isZero();
    }

    @Test
    void readAgainThenFromWhereTheLastReadingEnded() {
        revocations.renew();
        revocations.renew();
        revocations.renew();

        assertThat(rows.asked).containsExactly("0", "h1", "h2");
    }

    @Test
    void tokenThenItAndNoOther() {
        read(token("t", HOUR));

        assertThat(revocations.isRevoked("t", NOBODY, NOBODY)).isTrue();
        assertThat(revocations.isRevoked("T", session, user)).isFalse();
        assertThat(revocations.size()).isEqualTo(1);
    }

    @Test
    void sessionThenEveryTokenOfItAndNoOther() {
        read(session(session, HOUR));

        assertThat(revocations.isRevoked("t", session, NOBODY)).isTrue();
        assertThat(revocations.isRevoked("t", sessionBegun(Duration.ZERO), user))
                .isFalse();
    }

    /** The millisecond of the revocation itself is in: which of two in one came first nobody can say. */
    @Test
    void userThenHisSessionsOfUntilThen() {
        read(user(Duration.ZERO, HOUR));

        assertThat(revokedSince(Duration.ofMillis(-1))).isTrue();
        assertThat(revokedSince(Duration.ZERO)).isTrue();
        assertThat(revokedSince(Duration.ofMillis(1))).isFalse();
        assertThat(revocations.isRevoked("t", session, NOBODY)).isFalse();
    }

    @Test
    void userASecondTimeThenTheLaterBoundInWhicheverOrderTheyCome() {
        read(user(Duration.ofSeconds(10), HOUR), user(Duration.ZERO, HOUR));
        assertThat(revokedSince(Duration.ofSeconds(10))).isTrue();
        assertThat(revokedSince(Duration.ofSeconds(11))).isFalse();

        read(user(Duration.ofSeconds(20), HOUR));
        assertThat(revokedSince(Duration.ofSeconds(20))).isTrue();
        assertThat(revokedSince(Duration.ofSeconds(21))).isFalse();
    }

    /** It outlives the minute after which memory is tidied, to its last second. */
    @Test
    void lastSecondOfItsLifeThenStillRevokedAndThenForgotten() {
        read(token("t", HOUR), session(session, HOUR), user(Duration.ZERO, HOUR));

        clock.pass(HOUR);
        revocations.renew();
        assertThat(revocations.isRevoked("t", NOBODY, NOBODY)).isTrue();
        assertThat(revocations.isRevoked("x", session, NOBODY)).isTrue();
        assertThat(revokedSince(Duration.ZERO)).isTrue();
        assertThat(revocations.size()).isEqualTo(3);

        clock.pass(Duration.ofSeconds(61));
        revocations.renew();
        assertThat(revocations.isRevoked("t", session, user)).isFalse();
        assertThat(revocations.size()).isZero();
    }

    @Test
    void revokedForLongerASecondTimeThenUntilTheLaterEnd() {
        read(token("t", HOUR), session(session, HOUR));
        read(token("t", HOUR.multipliedBy(3)), session(session, HOUR.multipliedBy(3)));
        read(token("t", HOUR), session(session, HOUR));

        clock.pass(HOUR.multipliedBy(3));
        revocations.renew();

        assertThat(revocations.isRevoked("t", NOBODY, NOBODY)).isTrue();
        assertThat(revocations.isRevoked("x", session, NOBODY)).isTrue();
    }

    @Test
    void tidiedOnceAMinuteAndNoOftener() {
        read(token("t", Duration.ofSeconds(10)));
        revocations.renew();

        clock.pass(Duration.ofMinutes(1));
        revocations.renew();
        assertThat(revocations.size()).isEqualTo(1);

        clock.pass(Duration.ofMillis(1));
        revocations.renew();
        assertThat(revocations.size()).isZero();
    }

    /** Else what it held would stay until the clock is where it was. */
    @Test
    void clockSetBackThenTidiedAllTheSame() {
        revocations.renew();
        revocations.committed(token("t", Duration.ofHours(-2)));
        assertThat(revocations.size()).isEqualTo(1);

        clock.pass(Duration.ofHours(-1));
        revocations.renew();

        assertThat(revocations.size()).isZero();
    }

    @Test
    void committedOnThisNodeThenKnownWithoutReading() {
        revocations.committed(token("t", HOUR));

        assertThat(revocations.isRevoked("t", NOBODY, NOBODY)).isTrue();
        assertThat(rows.asked).isEmpty();
    }

    /** No token lives longer than an hour, and a verifier's clock may be 5 s behind. */
    @Test
    void whateverWasIssuedUntilNowThenCoveredToTheEndOfTheLongestToken() {
        assertThat(Revoked.longest(clock.instant()))
                .isEqualTo(clock.instant().plus(HOUR).plusSeconds(5));
    }

    private void read(Revoked... revoked) {
        rows.committed.addAll(Arrays.asList(revoked));
        revocations.renew();
    }

    private Revoked token(String jti, Duration life) {
        return new Revoked(
                Revoked.Kind.JTI, jti, clock.instant(), clock.instant().plus(life));
    }

    private Revoked session(UUID id, Duration life) {
        return new Revoked(
                Revoked.Kind.SESSION,
                id.toString(),
                clock.instant(),
                clock.instant().plus(life));
    }

    private Revoked user(Duration after, Duration life) {
        Instant at = clock.instant().plus(after);
        return new Revoked(
                Revoked.Kind.USER, user.toString(), at, clock.instant().plus(life));
    }

    private boolean revokedSince(Duration after) {
        return revocations.isRevoked("x", sessionBegun(after), user);
    }

    private static UUID sessionBegun(Duration after) {
        return UuidCreator.getTimeOrderedEpoch(new HandMovedClock().instant().plus(after));
    }

    @SuppressWarnings("UnnecessaryAssignment") // no container injects here
    private Revocations revocations() {
        Revocations fresh = new Revocations();
        fresh.rows = rows;
        fresh.clock = clock;
        return fresh;
    }
}
