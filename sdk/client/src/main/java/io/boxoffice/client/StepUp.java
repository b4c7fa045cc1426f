package io.boxoffice.client;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an API wants of a user before it does what was called (RFC 9470 3).
 *
 * @param audience whose API it is
 * @param maxAge how long ago the user may have authenticated at most; nothing if that is not the question
 * @param acrValues in which way, the one that is liked best first, such as {@code aal2} for two factors; none if any will do
 */
public record StepUp(String audience, Optional<Duration> maxAge, List<String> acrValues) {
    /** Copies the list. */
    public StepUp {
        acrValues = List.copyOf(acrValues);
    }
}
