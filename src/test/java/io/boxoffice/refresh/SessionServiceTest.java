package io.boxoffice.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.fixture.KnownAudiences;
import io.boxoffice.fixture.SomeIds;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.SigningAlg;
import io.boxoffice.revocation.RevocationRows;
import io.boxoffice.revocation.Revoked;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Which sessions are listed, which end, and that their tokens end with them. */
class SessionServiceTest {
    private final SessionStore store = new SessionStore();

    @Test
    void listedThenTheLivingOnesTheOldestFirst() {
        IssuedRefreshToken first = later();
        IssuedRefreshToken ended = later();
        IssuedRefreshToken third = later();
        store.begin(store.newUser(), store.policy);
        store.service.endOf(store.user, id(ended), new EndReason.Told("by hand"));

        assertThat(ids(store.service.of(store.user, Optional.empty(), 10))).containsExactly(id(first), id(third));
        assertThat(store.service.of(store.user, Optional.empty(), 10).getFirst())
                .satisfies(record -> {
                    assertThat(record.user()).isEqualTo(store.user);
                    assertThat(record.address()).isEqualTo("192.0.2.7");
                    assertThat(record.userAgent()).isEqualTo("a browser");
                });
    }

    @Test
    void listedInPagesThenFromBehindTheLastOne() {
        List<SessionId> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(id(later()));
        }

        assertThat(ids(store.service.of(store.user, Optional.empty(), 2))).isEqualTo(all.subList(0, 2));
        assertThat(ids(store.service.of(store.user, Optional.of(all.get(1)), 2)))
                .isEqualTo(all.subList(2, 4));
        assertThat(ids(store.service.of(store.user, Optional.of(all.get(3)), 2)))
                .isEqualTo(all.subList(4, 5));
        assertThat(store.service.of(store.user, Optional.of(all.get(4)), 2)).isEmpty();
    }

    @Test
    void overByTimeThenNotListed() {
        IssuedRefreshToken first = later();
        store.clock.set(first.expiresAt().minusMillis(1));
        assertThat(store.service.of(store.user, Optional.empty(), 10)).hasSize(1);

        store.clock.pass(Duration.ofMillis(1));
        assertThat(store.service.of(store.user, Optional.empty(), 10)).isEmpty();
    }

    @Test
    void loggedOutThenEndedAndRevokedWithItsLastToken() {
        IssuedRefreshToken first = later();

        store.service.end(first.token(), EndReason.Known.LOGOUT);

        assertThat(store.isEnded(first)).isTrue();
        assertThat(store.revokedUntil(id(first)))
                .isEqualTo(SessionStore.millis(first.access().expiresAt().plusSeconds(5)));
        assertThat(store.database.text("SELECT reason FROM revocation")).isEqualTo("logout");
        assertThat(store.events("authn_token_revoked", store.user)).isEqualTo("1");
    }

    @Test
    void loggedOutTwiceThenOneEvent() {
        IssuedRefreshToken first = later();
        store.service.end(first.token(), EndReason.Known.LOGOUT);
        store.service.end(first.token(), EndReason.Known.LOGOUT);

        assertThat(store.events("authn_token_revoked", store.user)).isEqualTo("1");
    }

    @Test
    void loggedOutWithAnyOtherTextThenNothing() {
        IssuedRefreshToken first = later();

        store.service.end(new Secret("nonsense"), EndReason.Known.LOGOUT);

        assertThat(store.isEnded(first)).isFalse();
        assertThat(store.revokedUntil(id(first))).isEqualTo("no row");
    }

    @Test
    void ownSessionEndedThenThatOneOnly() {
        IssuedRefreshToken first = later();
        IssuedRefreshToken second = later();

        assertThat(store.service.endOf(store.user, id(first), new EndReason.Told("by hand")))
                .isTrue();
        assertThat(store.service.endOf(store.user, id(first), new EndReason.Told("again")))
                .isTrue();

        assertThat(store.isEnded(first)).isTrue();
        assertThat(store.isEnded(second)).isFalse();
    }

    @Test
    void sessionOfAnotherUserThenNotTheirsToEnd() {
        IssuedRefreshToken first = later();

        assertThat(store.service.endOf(store.newUser(), id(first), new EndReason.Told("by hand")))
                .isFalse();
        assertThat(store.service.endOf(store.user, SomeIds.foreignSession(), new EndReason.Told("by hand")))
                .isFalse();

        assertThat(store.isEnded(first)).isFalse();
    }

    @Test
    void endedByItsIdAloneThenEnded() {
        IssuedRefreshToken first = later();

        store.service.end(id(first), new EndReason.Told("stolen"));

        assertThat(store.isEnded(first)).isTrue();
        assertThat(store.events("authn_token_revoked", store.user)).isEqualTo("1");
    }

    /** One of an issuer whose key was imported: how long its tokens live nobody knows. */
    @Test
    void sessionThatIsNotHereThenRevokedForTheLongestLife() {
        SessionId elsewhere = SomeIds.foreignSession();

        store.service.end(elsewhere, new EndReason.Told("stolen"));

        assertThat(store.revokedUntil(elsewhere))
                .isEqualTo(SessionStore.millis(Revoked.longest(store.clock.instant())));
        assertThat(store.revokedAt(elsewhere)).isEqualTo(SessionStore.millis(store.clock.instant()));
        assertThat(store.events("authn_token_revoked", elsewhere)).isEqualTo("1");
    }

    @Test
    void allOfAUserThenEveryOneAndWhateverWasIssuedUntilNow() {
        IssuedRefreshToken first = later();
        IssuedRefreshToken second = later();
        IssuedRefreshToken stranger = store.begin(store.newUser(), store.policy).orElseThrow();
        store.clock.pass(Duration.ofSeconds(1));

        store.service.endAllOf(store.user, new EndReason.Told("stolen"));

        assertThat(store.isEnded(first)).isTrue();
        assertThat(store.isEnded(second)).isTrue();
        assertThat(store.isEnded(stranger)).isFalse();
        assertThat(store.revokedAt(store.user)).isEqualTo(SessionStore.millis(store.clock.instant()));
        assertThat(store.revokedUntil(store.user))
                .isEqualTo(SessionStore.millis(Revoked.longest(store.clock.instant())));
        assertThat(store.events("authn_token_revoked", store.user)).isEqualTo("1");
    }

    /** A session of a node whose clock is ahead began after the present moment, and ends all the same. */
    @Test
    void allOfAUserWithASessionOfAClockThatIsAheadThenItIsCovered() {
        store.clock.pass(Duration.ofMinutes(1));
        IssuedRefreshToken ahead = later();
        Instant began = store.clock.instant();
        store.clock.pass(Duration.ofMinutes(-1));

        store.service.endAllOf(store.user, new EndReason.Told("stolen"));

        assertThat(store.revokedAt(store.user)).isEqualTo(SessionStore.millis(began));
        assertThat(store.isEnded(ahead)).isTrue();
    }

    /** A login in the same moment is before the end or after it, and never beside it. */
    @Test
    void loginInTheSameMomentThenTheEndWaitsForIt() throws Exception {
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            List<Future<?>> ending = new ArrayList<>();
            IssuedRefreshToken begun = store.wiring.inTransaction(() -> {
                store.lock.hold(store.user);
                IssuedRefreshToken issued = store.sessions
                        .begin(store.family(store.user, store.policy), store.policy, SessionStore.BROWSER)
                        .orElseThrow();
                ending.add(thread.submit(() -> store.service.endAllOf(store.user, new EndReason.Told("stolen"))));
                store.awaitAWaiter();
                return issued;
            });
            ending.getFirst().get();

            assertThat(store.isEnded(begun)).isTrue();
        }
    }

    @Test
    void allButOneThenThatOneLives() {
        IssuedRefreshToken first = later();
        IssuedRefreshToken spared = later();
        IssuedRefreshToken third = later();

        store.service.endAllOfBut(store.user, id(spared), new EndReason.Told("another password"));

        assertThat(store.isEnded(first)).isTrue();
        assertThat(store.isEnded(spared)).isFalse();
        assertThat(store.isEnded(third)).isTrue();
        assertThat(store.database.text("SELECT value || ' ' || spared FROM revocation"))
                .isEqualTo(store.user + " " + id(spared));
        assertThat(store.revokedAt(store.user)).isEqualTo(SessionStore.millis(store.clock.instant()));
    }

    /** RL-07: 5,000 are kept as ended, the oldest; of what is beyond no row is left but the one that is spared. */
    @Test
    void veryManyThenTheOldestEndAndTheRestGoesButForTheOneThatIsSpared() {
        AudiencePolicy b = store.audiences.put(KnownAudiences.plain("b", SigningAlg.ES256));
        IssuedRefreshToken oldest = later();
        store.database.run("INSERT INTO session SELECT (json_populate_record(s, json_build_object('id',"
                + " left(uuid_at(s.created_at + n * interval '1 ms')::text, 14) || '7' || substr(gen_random_uuid()::text, 16)))).*"
                + " FROM session s, generate_series(1, 5100) AS n");
        store.clock.pass(Duration.ofSeconds(10));
        IssuedRefreshToken spared = later();
        IssuedRefreshToken ended = store.begin(store.user, b).orElseThrow();
        IssuedRefreshToken ofAnother =
                store.begin(store.newUser(), store.policy).orElseThrow();

        store.service.endAllOfBut(store.user, id(spared), new EndReason.Told("another password"));

        assertThat(store.isEnded(oldest)).isTrue();
        assertThat(store.isEnded(spared)).isFalse();
        assertThat(store.isEnded(ofAnother)).isFalse();
        assertThat(store.wiring.<Boolean>inTransaction(
                        () -> store.sessions.find(ended.token()).isEmpty()))
                .isTrue();
        assertThat(store.database.text("SELECT count(*) || ' ' || count(ended_at) FROM session"))
                .isEqualTo("5002 5000");
    }

    @Test
    void allAtAnAudienceThenThoseAtOthersLive() {
        AudiencePolicy b = store.audiences.put(KnownAudiences.plain("b", SigningAlg.ES256));
        IssuedRefreshToken atA = later();
        IssuedRefreshToken atB = store.begin(store.user, b).orElseThrow();

        store.service.endAllAt(store.user, b.audience(), new EndReason.Told("not granted any more"));

        assertThat(store.isEnded(atA)).isFalse();
        assertThat(store.isEnded(atB)).isTrue();
        assertThat(store.revokedUntil(store.user + " b")).isNotEqualTo("no row");
    }

    /** Its refresh token is over, but the access token that went out last may not be. */
    @Test
    void allAtAnAudienceThenAlsoOneThatIsOverByTime() {
        IssuedRefreshToken over = later();
        store.clock.set(over.expiresAt());

        store.service.endAllAt(store.user, store.policy.audience(), new EndReason.Told("not granted any more"));

        assertThat(store.isEnded(over)).isTrue();
    }

    @Test
    void loginInTheSameMomentThenTheEndAtItsAudienceWaitsForIt() throws Exception {
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            List<Future<?>> ending = new ArrayList<>();
            IssuedRefreshToken begun = store.wiring.inTransaction(() -> {
                store.lock.hold(store.user);
                IssuedRefreshToken issued = store.sessions
                        .begin(store.family(store.user, store.policy), store.policy, SessionStore.BROWSER)
                        .orElseThrow();
                ending.add(thread.submit(() -> store.service.endAllAt(
                        store.user, store.policy.audience(), new EndReason.Told("not granted any more"))));
                store.awaitAWaiter();
                return issued;
            });
            ending.getFirst().get();

            assertThat(store.isEnded(begun)).isTrue();
        }
    }

    @Test
    void everythingBeforeATimeThenHowManyEnded() {
        IssuedRefreshToken first = later();
        IssuedRefreshToken ended = later();
        store.service.endOf(store.user, id(ended), new EndReason.Told("by hand"));
        IssuedRefreshToken second = later();
        IssuedRefreshToken atTheTime = later();

        Swept swept = store.service.endBefore(store.clock.instant(), new UUID(0, 0));

        assertThat(swept).isEqualTo(new Swept(2, Optional.empty()));

        assertThat(store.isEnded(first)).isTrue();
        assertThat(store.isEnded(second)).isTrue();
        assertThat(store.isEnded(atTheTime)).isFalse();
    }

    @Test
    void partitionsKeptThenOneForThisMonthAndTheNextTwo() {
        store.database.run("DROP TABLE IF EXISTS session_202111, session_202112, session_202201");
        store.clock.set(Instant.parse("2021-11-15T00:00:00Z"));

        store.service.keepPartitions();

        assertThat(store.database.text("SELECT string_agg(relname, ' ' ORDER BY relname) FROM pg_class"
                        + " WHERE relkind = 'r' AND relname ~ '^session_202[12]'"))
                .isEqualTo("session_202111 session_202112 session_202201");
    }

    /** What is over for good is not asked for again. */
    @Test
    void revocationOfASessionThenTheGuardKnowsItsToken() {
        IssuedRefreshToken first = later();
        store.service.endOf(store.user, id(first), new EndReason.Told("by hand"));

        assertThat(store.wiring
                        .get(RevocationRows.class)
                        .latest(store.user, store.policy.audience(), ClientId.FIRST_PARTY)
                        .began())
                .isEmpty();
        assertThat(store.wiring.fired(Revoked.class).all()).singleElement().satisfies(revoked -> {
            assertThat(revoked.kind()).isEqualTo(Revoked.Kind.SESSION);
            assertThat(revoked.value()).isEqualTo(id(first).toString());
            assertThat(revoked.at()).isEqualTo(store.clock.instant());
        });
    }

    private IssuedRefreshToken later() {
        store.clock.pass(Duration.ofMillis(1));
        return store.begin();
    }

    private static SessionId id(IssuedRefreshToken issued) {
        return issued.session().id();
    }

    private static List<SessionId> ids(List<SessionRecord> records) {
        return records.stream().map(SessionRecord::id).toList();
    }
}
