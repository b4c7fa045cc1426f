package io.boxoffice.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/**
 * Events on their way into the audit of which anybody can cause as many as they like: refusals, and tokens of machines. A request only leaves a
 * note in memory, so that a flood of them costs no query; {@link FrequentEventsTimer} writes, and {@link EventTally} counts what is too much
 * to write.
 */
@ApplicationScoped
public class FrequentEvents {
    private final EventTally tally = new EventTally();

    @Inject
    Actor caller;

    @Inject
    Clock clock;

    /** Notes an event of the present request. */
    public void note(Event event) {
        tally.note(new Noted(event, caller.source(), clock.instant()));
    }

    List<EventTally.Due> due() {
        return tally.due(clock.instant());
    }

    List<EventTally.Due> rest() {
        return tally.rest(clock.instant());
    }

    void written(List<EventTally.Due> events) {
        tally.written(events, clock.instant());
    }
}
