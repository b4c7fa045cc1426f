package io.boxoffice.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.container.Sql;
import io.boxoffice.container.Together;
import io.boxoffice.fixture.SomeIds;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.TokenId;
import io.boxoffice.oauth.UserId;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An index belongs to one token at a time (Token Status List 13.3), whoever allocates at once. */
@ExtendWith(ArquillianExtension.class)
class StatusIndexesIT {
    private static final UserId ACCOUNT = SomeIds.user();

    @Inject
    StatusIndexes indexes;

    @Inject
    IndexRows rows;

    @Inject
    KnownLists lists;

    @Inject
    Clock clock;

    @Test
    void allocatedThenFoundByItsJti() {
        TokenId jti = SomeIds.token();
        StatusReference reference = allocate(jti);

        assertThat(indexes.find(jti)).contains(reference);
        assertThat(indexes.find(new TokenId("another"))).isEmpty();
    }

    @Test
    void sameTokenTwiceThenTheSameIndex() throws SQLException {
        TokenId jti = SomeIds.token();
        StatusReference first = allocate(jti);

        assertThat(allocate(jti)).isEqualTo(first);
        assertThat(Sql.asOwner().text("SELECT count(*) FROM status_index WHERE jti = ?", jti))
                .isEqualTo("1");
    }

    @Test
    void oneCandidateForManyAtOnceThenOneTakesIt() throws Exception {
        int list = lists.of(Audience.OTHER);
        int[] same = {aFreeIndex(list)};
        Instant expiresAt = clock.instant().plusSeconds(600);

        List<Optional<Integer>> taken = Together.run(
                8, i -> () -> rows.take(list, token(expiresAt), same, IndexReuse.freeBefore(clock.instant())));

        assertThat(taken).filteredOn(Optional::isPresent).hasSize(1);
    }

    @Test
    void takenCandidatesThenTheFirstThatIsFree() throws SQLException {
        int list = lists.of(Audience.OTHER);
        int taken = aFreeIndex(list);
        Instant free = IndexReuse.freeBefore(clock.instant());
        Instant expiresAt = clock.instant().plusSeconds(600);
        rows.take(list, token(expiresAt), new int[] {taken}, free);
        int next = aFreeIndex(list);

        assertThat(rows.take(list, token(expiresAt), new int[] {taken, next}, free))
                .contains(next);
        assertThat(rows.take(list, token(expiresAt), new int[] {taken, next}, free))
                .isEmpty();
    }

    @Test
    void indexOfAnExpiredTokenThenTakenAgainWhenNoListTellsOfItAnyMore() throws SQLException {
        int list = lists.of(Audience.OTHER);
        int[] one = {aFreeIndex(list)};
        Instant now = clock.instant();
        LiveToken first = token(IndexReuse.freeBefore(now).plusSeconds(10));
        rows.take(list, first, one, IndexReuse.freeBefore(now));

        assertThat(rows.take(list, token(now), one, IndexReuse.freeBefore(now))).isEmpty();
        assertThat(rows.take(list, token(now), one, IndexReuse.freeBefore(now.plusSeconds(11))))
                .contains(one[0]);
        assertThat(indexes.find(first.jti())).isEmpty();
    }

    @Test
    void purgeThenOnlyWhatIsFreeAgain() throws SQLException {
        int list = lists.of(Audience.OTHER);
        Instant now = clock.instant();
        LiveToken old = token(IndexReuse.freeBefore(now).minusSeconds(1));
        LiveToken justExpired = token(now.minusSeconds(1));
        rows.take(list, old, new int[] {aFreeIndex(list)}, IndexReuse.freeBefore(now));
        rows.take(list, justExpired, new int[] {aFreeIndex(list)}, IndexReuse.freeBefore(now));

        assertThat(indexes.purge()).isPositive();
        assertThat(indexes.find(old.jti())).isEmpty();
        assertThat(indexes.find(justExpired.jti())).isPresent();
        assertThat(indexes.purge()).isZero();
    }

    @Test
    void userRevokedThenTheSessionsUpToThatMillisecond() throws SQLException {
        int list = lists.of(Audience.OTHER);
        UserId account = SomeIds.user();
        Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        int before = takenBy(list, account, at);
        int after = takenBy(list, account, at.plusMillis(1));
        Sql.asOwner()
                .run(
                        "INSERT INTO revocation (kind, value, revoked_at, until) VALUES ('user', ?,"
                                + " CAST(? AS timestamptz), now() + interval '1 hour')",
                        account.toString(),
                        at.plus(Duration.ofNanos(999_000)).toString());

        BitSet revoked = rows.revoked(list, clock.instant());
        assertThat(revoked.get(before)).isTrue();
        assertThat(revoked.get(after)).isFalse();
    }

    private int takenBy(int list, UserId account, Instant sessionBegan) throws SQLException {
        SessionId session = SomeIds.session(sessionBegan);
        LiveToken token = token(session, account, clock.instant().plusSeconds(600));
        return rows.take(list, token, new int[] {aFreeIndex(list)}, IndexReuse.freeBefore(clock.instant()))
                .orElseThrow();
    }

    private StatusReference allocate(TokenId jti) {
        return indexes.allocate(
                Audience.OTHER,
                new LiveToken(
                        jti,
                        Optional.of(SomeIds.foreignSession()),
                        Optional.of(ACCOUNT),
                        ClientId.FIRST_PARTY,
                        clock.instant(),
                        clock.instant().plusSeconds(600)));
    }

    private static LiveToken token(Instant expiresAt) {
        return token(SomeIds.foreignSession(), ACCOUNT, expiresAt);
    }

    private static LiveToken token(SessionId session, UserId account, Instant expiresAt) {
        return new LiveToken(
                SomeIds.token(),
                Optional.of(session),
                Optional.of(account),
                ClientId.FIRST_PARTY,
                expiresAt.minusSeconds(600),
                expiresAt);
    }

    private static int aFreeIndex(int list) throws SQLException {
        return Integer.parseInt(Sql.asOwner()
                .text(
                        "SELECT coalesce(max(idx), 999999) + 1 FROM status_index WHERE list = ? AND idx >= 1000000",
                        list));
    }
}
