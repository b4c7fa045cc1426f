package io.boxoffice.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.audience.Audiences;
import io.boxoffice.fixture.KnownAudiences;
import io.boxoffice.fixture.SomeIds;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.SigningAlg;
import io.boxoffice.oauth.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The indexes of one node on an empty database, with one audience. */
class StatusIndexesTest {
    private static final Audience A = new Audience("a");

    private final Wiring wiring = new Wiring();
    private final StatusIndexes indexes;
    private final UserId user = SomeIds.user();

    StatusIndexesTest() {
        KnownAudiences audiences = new KnownAudiences(wiring.database());
        audiences.put(KnownAudiences.plain("a", SigningAlg.ES256));
        wiring.put(Audiences.class, audiences);
        wiring.put(Issuer.class, new Issuer("https://tickets.example"));
        indexes = wiring.get(StatusIndexes.class);
    }

    /** Token Status List 13.2: an index tells neither the order of tokens nor how many there are. */
    @Test
    void twentyTokensThenIndexesInNoOrderAndAllOver() {
        List<Integer> given = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            given.add(index(taken(SomeIds.session(wiring.clock().instant()), Duration.ofMinutes(10))));
        }

        assertThat(given)
                .doesNotHaveDuplicates()
                .isNotEqualTo(given.stream().sorted().toList());
        assertThat(given.stream().filter(index -> index < StatusBits.CAPACITY / 2))
                .hasSizeBetween(1, 19);
        assertThat(given.stream().mapToInt(index -> index).max().orElseThrow()).isGreaterThan(100_000);
    }

    @Test
    void userRevokedThenSessionsUpToThatMillisecond() {
        Instant now = wiring.clock().instant();
        int before = index(taken(SomeIds.session(now), Duration.ofMinutes(10)));
        int after = index(taken(SomeIds.session(now.plusMillis(1)), Duration.ofMinutes(10)));
        revokeUser(now);

        assertThat(isRevoked(before)).isTrue();
        assertThat(isRevoked(after)).isFalse();
    }

    /** A session's id need not tell when it began: then each token that may have been issued until then is refused. */
    @Test
    void userRevokedThenSessionsWhoseIdTellsNoTimeToo() {
        int random = index(
                taken(SessionId.parse("ffffffff-ffff-4fff-bfff-ffffffffffff").orElseThrow(), Duration.ofMinutes(10)));
        int ofOldKind = index(
                taken(SessionId.parse("ffffffff-ffff-1fff-bfff-ffffffffffff").orElseThrow(), Duration.ofMinutes(10)));
        revokeUser(wiring.clock().instant());
        int longAfter = index(taken(SomeIds.foreignSession(), Duration.ofHours(2)));

        assertThat(isRevoked(random)).isTrue();
        assertThat(isRevoked(ofOldKind)).isTrue();
        assertThat(isRevoked(longAfter)).isFalse();
    }

    private void revokeUser(Instant at) {
        wiring.database()
                .run(
                        "INSERT INTO revocation (kind, value, revoked_at, until) VALUES ('user', ?,"
                                + " CAST(? AS timestamptz), CAST(? AS timestamptz))",
                        user.toString(),
                        at.toString(),
                        at.plusSeconds(3_605).toString());
    }

    private boolean isRevoked(int index) {
        int list = wiring.get(KnownLists.class).of(A);
        return wiring.get(IndexRows.class)
                .revoked(list, wiring.clock().instant())
                .get(index);
    }

    private StatusReference taken(SessionId session, Duration life) {
        Instant end = wiring.clock().instant().plus(life);
        return wiring.inTransaction(() -> indexes.allocate(
                A,
                new LiveToken(
                        SomeIds.token(),
                        Optional.of(session),
                        Optional.of(user),
                        ClientId.FIRST_PARTY,
                        wiring.clock().instant(),
                        end)));
    }

    private static int index(StatusReference reference) {
        return reference.index();
    }
}
