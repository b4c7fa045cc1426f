package io.boxoffice.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.audience.Verifiers;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.KeyId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What verifiers have, as several nodes write it; how long they had a key that was revoked. */
class FetchRowsTest {
    private static final Reader BILLING = new Reader(Audience.OTHER, "billing", Source.KEY_SET);
    private static final Reader ORDERS = new Reader(Audience.OTHER, "orders", Source.KEY_SET);
    private static final KeyId A = new KeyId("a");

    private final Wiring wiring = new Wiring();
    private final FetchRows rows = wiring.get(FetchRows.class);
    private final Instant now = wiring.clock().instant();

    @Test
    void neverReadThenNothing() {
        assertThat(rows.held(Audience.OTHER)).isEmpty();
        assertThat(rows.lastFetches(Audience.OTHER)).isEmpty();
    }

    @Test
    void readThenWhatStoodInIt() {
        given(BILLING, 0, "a", "b");
        given(ORDERS, 1, "a");

        assertThat(rows.held(Audience.OTHER))
                .containsExactly(
                        new HeldKey("billing", A, now),
                        new HeldKey("billing", new KeyId("b"), now),
                        new HeldKey("orders", A, now.plusSeconds(1)));
        assertThat(holders().without(A)).isEmpty();
        assertThat(holders().without(new KeyId("b"))).containsExactly("orders");
        assertThat(holders().without(new KeyId("c"))).containsExactly("billing", "orders");
        assertThat(rows.held(Audience.SERVER)).isEmpty();
    }

    @Test
    void readAgainWithoutAKeyThenItHasItNoMore() {
        given(BILLING, 0, "a", "b");
        given(BILLING, 5, "b");

        assertThat(rows.held(Audience.OTHER)).containsExactly(new HeldKey("billing", new KeyId("b"), now));
        assertThat(rows.lastFetches(Audience.OTHER))
                .containsExactly(new LastFetch("billing", Source.KEY_SET, now.plusSeconds(5)));
    }

    /** The node that answered first may write last. */
    @Test
    void earlierReadingWrittenLaterThenItChangesNothing() {
        given(BILLING, 5, "a", "b");
        given(BILLING, 4, "a");

        assertThat(rows.held(Audience.OTHER)).hasSize(2);
        assertThat(rows.lastFetches(Audience.OTHER)).extracting(LastFetch::at).containsExactly(now.plusSeconds(5));
    }

    @Test
    void readingByAClockThatWasAheadThenTheNextOneCountsAllTheSame() {
        given(BILLING, 3600, "a");
        given(BILLING, 1, "b");

        assertThat(rows.held(Audience.OTHER)).extracting(HeldKey::kid).containsExactly(new KeyId("b"));
        assertThat(rows.lastFetches(Audience.OTHER)).extracting(LastFetch::at).containsExactly(now.plusSeconds(1));
    }

    @Test
    void revokedKeyThenEachVerifierWithTheSecondsThatItTook() {
        given(BILLING, 0, "a");
        given(ORDERS, 0, "a");
        rows.withdraw(Audience.OTHER, A, now.plusSeconds(10));
        given(BILLING, 9, "a");
        assertThat(events()).isEqualTo("0");

        given(BILLING, 12, "b");
        wiring.clock().pass(Duration.ofMinutes(1));
        rows.write(ORDERS, List.of(new Fetch(Set.of("b"), now.plusMillis(17_250), now.plusSeconds(60))));

        assertThat(withdrawn("billing")).endsWith(" 2.0 s after");
        assertThat(withdrawn("orders")).endsWith(" 7.25 s after");
        assertThat(events()).isEqualTo("2");
    }

    @Test
    void readByAClockThatIsBehindThenItTookNoTimeAtAll() {
        given(BILLING, 0, "a");
        rows.withdraw(Audience.OTHER, A, now.plusMillis(2_500));
        given(BILLING, 2, "b");

        assertThat(withdrawn("billing")).endsWith(" 0.0 s after");
    }

    @Test
    void revokedTwiceThenSinceTheFirstTime() {
        given(BILLING, 0, "a");
        rows.withdraw(Audience.OTHER, A, now.plusSeconds(1));
        rows.withdraw(Audience.OTHER, A, now.plusSeconds(2));
        given(BILLING, 4, "b");

        assertThat(withdrawn("billing")).endsWith(" 3.0 s after");
    }

    @Test
    void goneOnceThenToldOnceAndWhoReadsItAgainHasItAgain() {
        given(BILLING, 0, "a", "b");
        rows.withdraw(Audience.OTHER, A, now);
        given(BILLING, 1, "b");
        given(BILLING, 2, "b");
        assertThat(events()).isEqualTo("1");
        assertThat(rows.held(Audience.OTHER)).extracting(HeldKey::kid).containsExactly(new KeyId("b"));

        given(BILLING, 3, "a", "b");
        assertThat(rows.held(Audience.OTHER)).hasSize(2);
    }

    @Test
    @DisplayName("what one reads elsewhere, or of another kind, says nothing of what it has here")
    void anotherReadingThenItTakesNothingAway() {
        Reader listed = new Reader(Audience.OTHER, "billing", Source.STATUS_LIST);
        given(BILLING, 0, "a");
        given(new Reader(Audience.SERVER, "billing", Source.KEY_SET), 0, "a");
        given(listed, 0, "c");
        assertThat(rows.held(Audience.OTHER)).containsExactly(new HeldKey("billing", A, now));

        given(new Reader(Audience.SERVER, "billing", Source.KEY_SET), 1, "b");
        given(listed, 1);
        given(ORDERS, 1, "b");

        assertThat(rows.held(Audience.OTHER))
                .containsExactly(
                        new HeldKey("billing", A, now), new HeldKey("orders", new KeyId("b"), now.plusSeconds(1)));
        assertThat(rows.held(Audience.SERVER)).extracting(HeldKey::kid).containsExactly(new KeyId("b"));
        assertThat(rows.lastFetches(Audience.SERVER)).hasSize(1);
        assertThat(rows.lastFetches(Audience.OTHER)).hasSize(3);
    }

    @Test
    @DisplayName("a key of another audience that has the same name was not revoked")
    void revokedElsewhereThenNoEvent() {
        given(BILLING, 0, "a");
        rows.withdraw(Audience.SERVER, A, now);
        given(BILLING, 1, "b");

        assertThat(events()).isEqualTo("0");
    }

    @Test
    void sameTimeAgainThenTheLaterReadingCounts() {
        given(BILLING, 1, "a");
        given(BILLING, 1, "b");

        assertThat(rows.held(Audience.OTHER)).extracting(HeldKey::kid).containsExactly(new KeyId("b"));
    }

    @Test
    void askedForAThingThenWhoWasGivenItFirstAndForgottenItIsNobodys() {
        Reader elsewhere = new Reader(Audience.SERVER, "orders", Source.KEY_SET);
        Reader listed = new Reader(Audience.OTHER, "reports", Source.STATUS_LIST);
        for (Reader reader : List.of(BILLING, elsewhere, listed)) {
            given(reader, 0, "a", "b");
            given(reader, 1, "a", "b");
        }
        assertThat(rows.seen(Audience.OTHER, Source.KEY_SET, "a")).isEqualTo(Map.of("billing", now));

        rows.forget(Audience.OTHER, Source.KEY_SET, "a");

        assertThat(rows.seen(Audience.OTHER, Source.KEY_SET, "a")).isEmpty();
        assertThat(rows.seen(Audience.OTHER, Source.KEY_SET, "b")).containsOnlyKeys("billing");
        assertThat(rows.seen(Audience.SERVER, Source.KEY_SET, "a")).containsOnlyKeys("orders");
        assertThat(rows.seen(Audience.OTHER, Source.STATUS_LIST, "a")).containsOnlyKeys("reports");
    }

    @Test
    void keyThatOnlyRetiredThenNoEvent() {
        given(BILLING, 0, "a");
        given(BILLING, 1, "b");

        assertThat(events()).isEqualTo("0");
    }

    @Test
    void writerThenOnceAndOnlyWhatIsNew() {
        Fetches fetches = wiring.get(Fetches.class);
        FetchWriter writer = wiring.get(FetchWriter.class);
        fetches.note(BILLING, Set.of("a"));
        writer.write();

        assertThat(fetches.waiting()).isEmpty();
        assertThat(rows.held(Audience.OTHER)).containsExactly(new HeldKey("billing", A, now));
    }

    @Test
    void databaseRefusesThenItWaitsOn() {
        Fetches fetches = wiring.get(Fetches.class);
        fetches.note(new Reader(new Audience("nowhere"), "billing", Source.KEY_SET), Set.of("a"));

        assertThatThrownBy(() -> wiring.get(FetchWriter.class).write()).isInstanceOf(RuntimeException.class);
        assertThat(fetches.waiting()).hasSize(1);
    }

    private void given(Reader reader, int second, String... kids) {
        Instant at = now.plusSeconds(second);
        rows.write(reader, List.of(new Fetch(Set.of(kids), at, at)));
    }

    private KeyHolders holders() {
        return new KeyHolders(Verifiers.of(List.of("billing", "orders")), rows.held(Audience.OTHER));
    }

    private String events() {
        return wiring.database().text("SELECT count(*) FROM audit_event WHERE type = 'key_withdrawn'");
    }

    private String withdrawn(String verifier) {
        return wiring.database()
                .text(
                        "SELECT reason FROM audit_event WHERE type = 'key_withdrawn' AND target = 'a' AND reason LIKE ?",
                        verifier + " %");
    }
}
