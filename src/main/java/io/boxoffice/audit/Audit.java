package io.boxoffice.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** Writes events in the transaction of the change that they describe: both are there afterwards, or neither (LG-05). */
@Stateless
public class Audit {
    @Inject
    EventRows rows;

    @Inject
    Actor caller;

    @Inject
    Clock clock;

    @Inject
    jakarta.enterprise.event.Event<Event> written;

    /** Writes an event, in the transaction of the caller if there is one, and tells whoever observes events, in the same. */
    public void record(Event event) {
        recordAll(List.of(new Noted(event, caller.source(), clock.instant())));
        written.fire(event);
    }

    /** Writes events that were noted before, all or none. */
    public void recordAll(List<Noted> events) {
        events.forEach(rows::add);
    }
}
