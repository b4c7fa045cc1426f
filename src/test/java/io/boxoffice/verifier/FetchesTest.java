package io.boxoffice.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.fixture.Wiring;
import io.boxoffice.oauth.Audience;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a node remembers of readings until it is written: the first and the last of each state of what is published. */
class FetchesTest {
    private static final Reader READER = new Reader(Audience.OTHER, "billing", Source.KEY_SET);

    private final Wiring wiring = new Wiring();
    private final Fetches fetches = wiring.get(Fetches.class);
    private final Instant begin = wiring.clock().instant();

    @Test
    void sameThingsAgainThenOneFetchFromTheFirstToTheLast() {
        for (int second = 0; second < 1_000; second++) {
            fetches.note(READER, Set.of("a"));
            wiring.clock().pass(Duration.ofSeconds(1));
        }

        assertThat(waiting()).containsExactly(new Fetch(Set.of("a"), begin, begin.plusSeconds(999)));
    }

    @Test
    void otherThingsThenEachInItsOrder() {
        fetches.note(READER, Set.of("a"));
        wiring.clock().pass(Duration.ofSeconds(1));
        fetches.note(READER, Set.of("a", "b"));

        assertThat(waiting())
                .containsExactly(
                        new Fetch(Set.of("a"), begin, begin),
                        new Fetch(Set.of("a", "b"), begin.plusSeconds(1), begin.plusSeconds(1)));
    }

    @Test
    void databaseAwayWhileMuchIsPublishedThenTheLatestEight() {
        for (int key = 0; key < 100; key++) {
            fetches.note(READER, Set.of("key-" + key));
        }

        assertThat(waiting()).hasSize(8);
        assertThat(waiting().getLast().things()).containsExactly("key-99");
    }

    @Test
    void readAgainWhileItIsWrittenThenItStays() {
        fetches.note(READER, Set.of("a"));
        List<Fetch> written = waiting();
        wiring.clock().pass(Duration.ofSeconds(1));
        fetches.note(READER, Set.of("a"));
        fetches.written(READER, written);
        assertThat(waiting()).hasSize(1);

        fetches.written(READER, waiting());
        assertThat(fetches.waiting()).isEmpty();
    }

    private List<Fetch> waiting() {
        return fetches.waiting().getOrDefault(READER, List.of());
    }
}
