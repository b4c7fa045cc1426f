package io.boxoffice.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventIdTest {
    private static final Instant TIME = Instant.parse("2026-11-22T09:30:00.123456Z");

    /** RFC 9562 5.7. */
    @Test
    void idThenVersionSevenOfItsMillisecond() {
        UUID id = EventId.at(TIME);

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(TIME.toEpochMilli());
    }

    @Test
    void idsOfTheSameTimeThenDifferent() {
        assertThat(EventId.at(TIME)).isNotEqualTo(EventId.at(TIME));
    }

    /** RFC 9562 6.2, method 3; the database compares ids as their text does. */
    @Test
    void oneMicrosecondLaterThenBehind() {
        List<String> ids = IntStream.range(0, 2_000)
                .mapToObj(micro -> EventId.at(TIME.plusNanos(micro * 1_000L)).toString())
                .toList();

        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void lowestThenBetweenTheMicrosecondBeforeAndItsOwn() {
        String lowest = EventId.lowest(TIME).toString();

        assertThat(lowest)
                .isGreaterThan(EventId.at(TIME.minusNanos(1_000)).toString())
                .isLessThan(EventId.at(TIME).toString());
    }

    @Test
    void lowestOfTheFarFutureThenStillAboveNow() {
        assertThat(EventId.lowest(Instant.parse("9999-12-31T23:59:59.999999Z")).toString())
                .isGreaterThan(EventId.at(TIME).toString());
    }
}
