package io.boxoffice.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.audience.TokenLifetimes;
import io.boxoffice.fixture.SomeIds;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.TokenId;
import io.boxoffice.oauth.UserId;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The memory of what is revoked, its clock moved by hand: what is in force stays, and what is over goes. */
class RevocationsTest {
    private static final Instant START = Instant.parse("2026-01-31T12:00:00.250Z");
    private static final UserId USER =
            UserId.parse("019aaa2f-0000-7000-8000-0000000000aa").orElseThrow();

    private static final RevocationRows.Place BROKEN = RevocationRows.Place.from("broken");

    private final List<RevokedClient> revokedClients = new ArrayList<>();
    private final Revocations revocations = new Revocations();
    private final List<RevocationRows.Reading> pages = new ArrayList<>();
    private final List<RevocationRows.Place> asked = new ArrayList<>();
    private Instant now = START;

    @BeforeEach
    @SuppressWarnings("UnnecessaryAssignment") // no container injects here
    void withoutAContainer() {
        revocations.clock = new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        revocations.rows = new RevocationRows() {
            @Override
            public Reading since(Place place) {
                asked.add(place);
                if (place.equals(BROKEN)) {
                    throw new PersistenceException("the database is away");
                }
                return pages.isEmpty() ? new Reading(List.of(), Optional.empty(), "9") : pages.removeFirst();
            }

            @Override
            public List<RevokedClient> clients() {
                return List.copyOf(revokedClients);
            }
        };
    }

    @Test
    @DisplayName("a client that was disabled: what was issued to it until then, to the second, and nothing of others")
    void clientRevokedThenItsTokensOfBefore() {
        revokedClients.add(RevokedClient.now(new ClientId("partner"), START));
        revocations.renew();
        assertThat(revocations.isRevoked(machine("partner", START.getEpochSecond())))
                .isTrue();
        assertThat(revocations.isRevoked(machine("partner", START.getEpochSecond() + 1)))
                .isFalse();
        assertThat(revocations.isRevoked(machine("another", START.getEpochSecond())))
                .isFalse();
        assertThat(revocations.firstGood(new ClientId("partner")))
                .isEqualTo(START.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1));
        assertThat(revocations.firstGood(new ClientId("another"))).isEqualTo(Instant.EPOCH);
    }

    private static IssuedToken machine(String client, long issuedAt) {
        return new IssuedToken(new TokenId("m"), null, null, new ClientId(client), Audience.OTHER, issuedAt);
    }

    @Test
    void nothingRevokedThenNothingRefused() {
        assertThat(revocations.isRevoked(token())).isFalse();
        assertThat(revocations.size()).isZero();
    }

    @Test
    void eachKindThenWhatItNamesIsRefusedAndNothingElse() {
        IssuedToken token = token();
        List<Revoked> all = List.of(
                Revoked.token(token.jti(), now),
                Revoked.session(Objects.requireNonNull(token.session()), now, now.plusSeconds(60)),
                Revoked.user(USER, now, now),
                Revoked.grant(USER, Audience.OTHER, now, now));
        for (Revoked one : all) {
            Revocations fresh = new Revocations();
            fresh.committed(one);
            assertThat(fresh.isRevoked(token)).as("%s", one.kind()).isTrue();
            RevocationCause cause = one.kind() == Revoked.Kind.JTI
                    ? RevocationCause.TOKEN
                    : RevocationCause.valueOf(one.kind().name());
            assertThat(fresh.cause(token)).contains(cause);
            assertThat(fresh.isRevoked(new IssuedToken(
                            new TokenId("another"),
                            session(now),
                            SomeIds.user(),
                            ClientId.FIRST_PARTY,
                            Audience.OTHER,
                            now.getEpochSecond())))
                    .as("%s", one.kind())
                    .isFalse();
            assertThat(fresh.size()).isEqualTo(1);
        }
    }

    @Test
    void grantThenNotAtAnotherAudience() {
        revocations.committed(Revoked.grant(USER, Audience.OTHER, now, now));
        IssuedToken elsewhere = new IssuedToken(
                new TokenId("jti"), session(now), USER, ClientId.FIRST_PARTY, Audience.SERVER, now.getEpochSecond());
        assertThat(revocations.isRevoked(elsewhere)).isFalse();
    }

    @Test
    @DisplayName("TV-11: revoked, logged in again, revoked again: the second time counts")
    void secondRevocationOfAUserThenWiderThanTheFirst() {
        revocations.committed(Revoked.user(USER, START, START));
        IssuedToken later = new IssuedToken(
                new TokenId("jti"),
                session(START.plusSeconds(10)),
                USER,
                ClientId.FIRST_PARTY,
                Audience.OTHER,
                START.getEpochSecond() + 10);
        assertThat(revocations.isRevoked(later)).isFalse();
        revocations.committed(Revoked.user(USER, START.plusSeconds(20), START.plusSeconds(20)));
        assertThat(revocations.isRevoked(later)).isTrue();
        revocations.committed(Revoked.user(USER, START, START));
        assertThat(revocations.isRevoked(later)).isTrue();
    }

    @Test
    void readingFailedThenTheNextOneBeginsAnew() {
        revocations.renew();
        pages.add(new RevocationRows.Reading(List.of(), Optional.of(BROKEN), "12"));
        assertThatThrownBy(revocations::renew).isInstanceOf(PersistenceException.class);
        revocations.renew();
        revocations.renew();
        assertThat(asked.stream().map(RevocationRows.Place::xid)).containsExactly("0", "9", "broken", "0", "9");
    }

    @Test
    void horizonIsBehindTheLastOneThenEverythingIsReadAnew() {
        pages.add(new RevocationRows.Reading(List.of(), Optional.empty(), "10"));
        revocations.renew();
        revocations.renew();
        revocations.renew();
        assertThat(asked.stream().map(RevocationRows.Place::xid)).containsExactly("0", "10", "0", "9");
    }

    @Test
    void renewedThenTheNextReadingBeginsAtTheHorizonOfTheFirstPage() {
        Revoked one = Revoked.token(new TokenId("one"), now);
        Revoked two = Revoked.token(new TokenId("two"), now);
        RevocationRows.Place next = new RevocationRows.Place("5", "jti", "one");
        pages.add(new RevocationRows.Reading(List.of(one), Optional.of(next), "7"));
        pages.add(new RevocationRows.Reading(List.of(two), Optional.empty(), "8"));
        revocations.renew();
        revocations.renew();
        assertThat(asked).containsExactly(RevocationRows.Place.from("0"), next, RevocationRows.Place.from("7"));
        assertThat(revocations.size()).isEqualTo(2);
        assertThat(revocations.isRevoked(named("one"))).isTrue();
        assertThat(revocations.isRevoked(named("two"))).isTrue();
    }

    @Test
    @DisplayName("TV-11: kept to the last second of it, and then forgotten")
    void inForceThenKeptAndOverThenForgotten() {
        Instant until = START.plusSeconds(120);
        revocations.committed(Revoked.session(session(START), START, until));
        revocations.committed(new Revoked(Revoked.Kind.JTI, "jti", START, until, null, null));
        revocations.committed(new Revoked(Revoked.Kind.USER, USER.toString(), START, until, START, null));
        revocations.committed(
                new Revoked(Revoked.Kind.GRANT, Revoked.grantOf(USER, Audience.OTHER), START, until, START, null));
        assertThat(sizeAt(until)).isEqualTo(4);
        assertThat(sizeAt(Instant.ofEpochSecond(until.getEpochSecond()).plus(Duration.ofMinutes(2))))
                .isZero();
    }

    @Test
    void exactlyItsLastSecondThenKept() {
        revocations.committed(Revoked.session(session(START), START, START.plusSeconds(120)));
        assertThat(sizeAt(START.plusSeconds(120))).isEqualTo(1);
        assertThat(sizeAt(START.plusSeconds(181))).isZero();
    }

    @Test
    void clockSetBackThenTidiedAllTheSame() {
        assertThat(sizeAt(START.plusSeconds(3_600))).isZero();
        revocations.committed(Revoked.session(session(START), START, START.plusSeconds(5)));
        assertThat(sizeAt(START.plusSeconds(10))).isZero();
    }

    @Test
    @DisplayName("TV-11: whatever was issued until now has expired for every verifier")
    void longestThenNotBeforeTheLongestTokenHasExpired() {
        assertThat(Revoked.longest(START))
                .isEqualTo(START.plus(TokenLifetimes.MAX_ACCESS).plus(TokenLifetimes.SKEW));
        for (Revoked one : List.of(
                Revoked.token(new TokenId("jti"), START),
                Revoked.user(USER, START, START),
                Revoked.grant(USER, Audience.OTHER, START, START),
                Revoked.oldest(USER, Audience.OTHER, START.minusSeconds(900), START))) {
            assertThat(one.until()).as("%s", one.kind()).isEqualTo(Revoked.longest(START));
        }
    }

    @Test
    @DisplayName("sessions of a node whose clock is ahead, and their tokens")
    void latestSessionAheadThenCoveredAndKeptForAsLong() {
        Instant ahead = START.plusSeconds(600);
        Revoked revoked = Revoked.user(USER, ahead, START);
        assertThat(revoked.at()).isEqualTo(ahead);
        assertThat(revoked.until()).isEqualTo(Revoked.longest(ahead));
        assertThat(revoked.issuedUntil()).isEqualTo(START);
    }

    private int sizeAt(Instant time) {
        now = time;
        revocations.renew();
        return revocations.size();
    }

    private IssuedToken token() {
        return named("jti");
    }

    private IssuedToken named(String jti) {
        return new IssuedToken(
                new TokenId(jti), session(now), USER, ClientId.FIRST_PARTY, Audience.OTHER, now.getEpochSecond());
    }

    private static SessionId session(Instant began) {
        return SomeIds.session(began);
    }
}
