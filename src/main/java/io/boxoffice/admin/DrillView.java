package io.boxoffice.admin;

import io.boxoffice.drill.Drill;
import io.boxoffice.drill.DrillReading;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A drill as administrators see it.
 *
 * @param endsAt when it ends at the latest
 * @param endedAt when it ended; {@code null} while it is open
 * @param report what it shows, in words
 */
record DrillView(
        String id,
        String audience,
        String kind,
        Instant begunAt,
        Instant endsAt,
        @Nullable Instant endedAt,
        List<Reading> verifiers,
        String report) {

    /** How long after the beginning a verifier had read what was published; {@code null} if it has not. */
    record Reading(String name, @Nullable Double seconds) {
        static Reading of(DrillReading reading) {
            return new Reading(
                    reading.verifier(),
                    reading.after().map(after -> after.toMillis() / 1000.0).orElse(null));
        }
    }

    static DrillView of(Drill drill) {
        return new DrillView(
                drill.id().toString(),
                drill.audience().name(),
                drill.kind().wire(),
                drill.begunAt(),
                drill.endsAt(),
                drill.endedAt().orElse(null),
                drill.readings().stream().map(Reading::of).toList(),
                drill.report());
    }
}
