package io.boxoffice.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.oauth.SessionId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a revocation of a user refuses, by the session that a token names and the second in which it was issued. */
class BoundTest {
    private static final long MILLIS = 1_700_000_000_500L;
    private static final long SECOND = 1_700_000_000L;
    private static final SessionId BEFORE = at(MILLIS);
    private static final SessionId AFTER = at(MILLIS + 1);

    @Test
    void sessionThatBeganUntilThenRefusedWhateverItsTokensAge() {
        assertThat(bound(null).covers(BEFORE, SECOND + 100)).isTrue();
        assertThat(bound(null).covers(AFTER, SECOND + 1)).isFalse();
    }

    @Test
    @DisplayName("TV-11: a token of another issuer names any session: what it was issued before counts too")
    void issuedUntilThenRefusedWhateverItsSession() {
        for (SessionId madeUp : new SessionId[] {
            AFTER,
            at(0xFFFF_FFFF_FFFFL),
            SessionId.parse("ffffffff-ffff-4fff-bfff-ffffffffffff").orElseThrow()
        }) {
            assertThat(bound(null).covers(madeUp, SECOND)).as("%s", madeUp).isTrue();
            assertThat(bound(null).covers(madeUp, SECOND + 1)).as("%s", madeUp).isFalse();
        }
    }

    @Test
    void boundOfTheOldestThenNothingIsRefusedByItsTime() {
        assertThat(new Bound(MILLIS, Bound.NEVER, null).covers(AFTER, 0)).isFalse();
    }

    @Test
    void sparedThenNothingOfItIsRefused() {
        assertThat(bound(BEFORE).covers(BEFORE, SECOND)).isFalse();
        assertThat(bound(BEFORE).covers(at(MILLIS - 1), SECOND + 1)).isTrue();
    }

    @Test
    void twoThenTheLaterOfEach() {
        Bound both = new Bound(MILLIS, 5, null).and(new Bound(7, SECOND, null));
        assertThat(both).isEqualTo(bound(null)).isEqualTo(new Bound(7, SECOND, null).and(new Bound(MILLIS, 5, null)));
    }

    @Test
    @DisplayName("AD-04: whom the one spares, the other may end")
    void sparedByOneOnlyThenNoMore() {
        assertThat(bound(BEFORE).and(bound(null)).spared()).isNull();
        assertThat(bound(null).and(bound(BEFORE)).spared()).isNull();
        assertThat(bound(BEFORE).and(bound(at(MILLIS - 1))).spared()).isNull();
    }

    @Test
    void sparedByBothOrBegunAfterTheOtherThenStill() {
        Bound earlier = new Bound(MILLIS - 10, SECOND - 1, null);
        assertThat(bound(BEFORE).and(bound(BEFORE)).spared()).isEqualTo(BEFORE);
        assertThat(bound(BEFORE).and(earlier).spared()).isEqualTo(BEFORE);
        assertThat(earlier.and(bound(BEFORE)).spared()).isEqualTo(BEFORE);
    }

    private static Bound bound(@Nullable SessionId spared) {
        return new Bound(MILLIS, SECOND, spared);
    }

    private static SessionId at(long millis) {
        return new SessionId(new UUID(millis << 16 | 0x7000, 0x8000_0000_0000_0000L));
    }
}
