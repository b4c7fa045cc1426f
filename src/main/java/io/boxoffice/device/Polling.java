package io.boxoffice.device;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How often a device may ask whether it is allowed (RFC 8628 3.5).
 *
 * @param interval at least so long after the time before: up to 10 min
 * @param last when it asked last
 */
public record Polling(Duration interval, Optional<Instant> last) {
    /** RFC 8628 3.2. */
    static final Duration FIRST = Duration.ofSeconds(5);

    private static final Duration MORE = Duration.ofSeconds(5);
    private static final Duration MOST = Duration.ofMinutes(10);

    /** A device that keeps to its interval may come as much early as its network was slow the time before. */
    private static final Duration EARLY = Duration.ofMillis(500);

    /** Whether it asks too early. */
    public boolean isTooFastAt(Instant now) {
        return last.filter(before -> now.isBefore(before.plus(interval).minus(EARLY)))
                .isPresent();
    }

    /** What holds once it has asked: whoever asks too early must wait 5 s longer from then on. */
    public Polling askedAt(Instant now) {
        return new Polling(isTooFastAt(now) ? slower() : interval, Optional.of(now));
    }

    private Duration slower() {
        Duration longer = interval.plus(MORE);
        return longer.compareTo(MOST) > 0 ? MOST : longer;
    }
}
