package io.boxoffice.audit;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the present request tries, in the event that tells of its failure. The transaction of what is tried cannot tell of
 * it: it is undone with the rest.
 */
@RequestScoped
public class Attempt {
    private @Nullable Event failure;

    /** Notes what would be told if it failed from here on. */
    public void failsAs(Event event) {
        failure = event;
    }

    /** What is to be told of a request that failed; nothing if it did not come so far. */
    public Optional<Event> failure() {
        return Optional.ofNullable(failure);
    }
}
