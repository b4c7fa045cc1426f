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
        UUID id = EventId.lowest(TIME);

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(TIME.toEpochMilli());
    }

    /** RFC 9562 6.2, method 3; the database compares ids as their text does. */
    @Test
    void oneMicrosecondLaterThenBehind() {
        List<String> ids = IntStream.range(0, 2_000)
                .mapToObj(
                        micro -> EventId.lowest(TIME.plusNanos(micro * 1_000L)).toString())
                .toList();

        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void lowestOfTheFarFutureThenStillAboveNow() {
        assertThat(EventId.lowest(Instant.parse("9999-12-31T23:59:59.999999Z")).toString())
                .isGreaterThan(EventId.lowest(TIME).toString());
    }
}
