package io.boxoffice.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** LG-07: the first refusal of a kind at once, the rest as a number once a minute, whatever a stranger does. */
class EventTallyTest {
    private static final Instant START = Instant.parse("2026-11-22T09:30:00Z");
    private static final Pattern MORE = Pattern.compile("; ([0-9]+) more since ");

    private final EventTally tally = new EventTally();
    private final List<Noted> written = new ArrayList<>();
    private Instant now = START;

    @Test
    void firstThenWrittenAtOnceWithAllThatIsKnown() {
        note("expired", "192.0.2.1");

        write();

        assertThat(written).hasSize(1);
        assertThat(written.getFirst().source()).isEqualTo(new Source("anonymous", "192.0.2.1", "c1"));
        assertThat(written.getFirst().event().reason()).isEqualTo("expired");
        assertThat(written.getFirst().time()).isEqualTo(START);
    }

    @Test
    void manyOfAKindThenOneAndTheNumberOfTheRestAMinuteLater() {
        notes(5_000, "expired", "192.0.2.1");
        write();
        later(Duration.ofSeconds(59));
        write();
        assertThat(written).hasSize(1);

        later(Duration.ofSeconds(1));
        write();

        assertThat(written).hasSize(2);
        assertThat(written.getLast().event().reason()).isEqualTo("expired; 4999 more since 2026-11-22T09:30:00Z");
        assertThat(written.getLast().event().success()).isFalse();
        assertThat(written.getLast().source()).isEqualTo(new Source("anonymous", "192.0.2.1", null));
        assertThat(told()).isEqualTo(5_000);
    }

    @Test
    void otherReasonOrOtherAddressThenAKindOfItsOwn() {
        note("expired", "192.0.2.1");
        note("expired", "192.0.2.2");
        note("revoked", "192.0.2.1");

        write();

        assertThat(written).hasSize(3);
    }

    @Test
    void floodThatGoesOnThenOneEventAMinute() {
        for (int minute = 0; minute < 10; minute++) {
            notes(100, "expired", "192.0.2.1");
            write();
            later(Duration.ofMinutes(1));
        }
        write();

        assertThat(written).hasSize(10);
        assertThat(told()).isEqualTo(1_000);
    }

    @Test
    void quietMinuteThenTheNextOneIsAFirstAgain() {
        note("expired", "192.0.2.1");
        write();
        later(Duration.ofMinutes(1));
        write();

        note("expired", "192.0.2.1");
        write();

        assertThat(written)
                .hasSize(2)
                .allMatch(noted -> "expired".equals(noted.event().reason()));
    }

    @Test
    void tooManyAddressesThenBoundedAndNoneLost() {
        for (int i = 0; i < 10_000; i++) {
            note("expired", "192.0.2." + i);
        }
        write();
        assertThat(written).hasSize(EventTally.MOST + 1);

        later(Duration.ofMinutes(1));
        write();

        assertThat(written).hasSize(EventTally.MOST + 2);
        assertThat(written.getLast().source()).isEqualTo(new Source("anonymous", null, null));
        assertThat(told()).isEqualTo(10_000);
    }

    @Test
    void databaseAwayThenNothingIsLost() {
        notes(10, "expired", "192.0.2.1");
        tally.due(now);
        later(Duration.ofMinutes(3));
        notes(10, "expired", "192.0.2.1");
        tally.due(now);

        write();
        later(Duration.ofMinutes(1));
        write();

        assertThat(told()).isEqualTo(20);
        assertThat(written).hasSize(2);
    }

    @Test
    void countedWhileTheWritingGoesOnThenInTheNextCount() {
        notes(10, "expired", "192.0.2.1");
        write();
        later(Duration.ofMinutes(1));
        List<EventTally.Due> due = tally.due(now);
        notes(7, "expired", "192.0.2.1");
        due.forEach(event -> written.add(event.event()));
        tally.written(due, now);
        later(Duration.ofMinutes(1));
        write();

        assertThat(told()).isEqualTo(17);
    }

    @Test
    void endThenTheRestBeforeItsMinuteIsOver() {
        notes(10, "expired", "192.0.2.1");
        for (int i = 0; i < 2; i++) {
            List<EventTally.Due> rest = tally.rest(now);
            rest.forEach(event -> written.add(event.event()));
            tally.written(rest, now);
        }

        assertThat(told()).isEqualTo(10);
        assertThat(tally.rest(now)).isEmpty();
    }

    private void note(String reason, String address) {
        Source source = new Source("anonymous", address, "c" + (written.size() + 1));
        tally.note(new Noted(Event.refused(EventType.AUTHN_TOKEN_FAIL, reason), source, now));
    }

    private void notes(int count, String reason, String address) {
        for (int i = 0; i < count; i++) {
            note(reason, address);
        }
    }

    private void write() {
        List<EventTally.Due> due = tally.due(now);
        due.forEach(event -> written.add(event.event()));
        tally.written(due, now);
    }

    private void later(Duration duration) {
        now = now.plus(duration);
    }

    /** How many more events those that were written tell of. */
    private long told() {
        return written.stream()
                .map(noted -> Objects.requireNonNull(noted.event().reason()))
                .mapToLong(reason -> MORE.matcher(reason)
                        .results()
                        .map(MatchResult::group)
                        .map(found -> found.replaceAll("[^0-9]", ""))
                        .mapToLong(Long::parseLong)
                        .findFirst()
                        .orElse(1))
                .sum();
    }
}
