package io.boxoffice.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/**
 * Refusals on their way into the audit. A request that is refused only leaves a note in memory, so that a flood of bad
 * tokens costs no query; {@link RefusalJournal} writes, and counts what is too much to write ({@link RefusalTally}).
 */
@ApplicationScoped
public class Refusals {
    private final RefusalTally tally = new RefusalTally();

    @Inject
    Actor caller;

    @Inject
    Clock clock;

    /** Notes a refusal of the present request. */
    public void note(Event refusal) {
        tally.note(new Noted(refusal, caller.source(), clock.instant()));
    }

    List<RefusalTally.Due> due() {
        return tally.due(clock.instant());
    }

    List<RefusalTally.Due> rest() {
        return tally.rest(clock.instant());
    }

    void written(List<RefusalTally.Due> events) {
        tally.written(events, clock.instant());
    }
}
