package io.boxoffice.guard;

import io.boxoffice.audit.Event;
import io.boxoffice.audit.FrequentEvents;
import java.util.ArrayList;
import java.util.List;

/** Keeps what is noted for the audit. */
final class NotedRefusals extends FrequentEvents {
    final List<Event> events = new ArrayList<>();

    @Override
    public void note(Event refusal) {
        events.add(refusal);
    }
}
