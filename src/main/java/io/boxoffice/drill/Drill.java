package io.boxoffice.drill;

import io.boxoffice.oauth.Audience;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A drill and what it has shown so far.
 *
 * @param thing the id of the decoy or of the canary
 * @param endsAt when it ends at the latest
 * @param endedAt when it ended; nothing while it is open
 * @param readings of the verifiers that the audience had when it began, by name
 */
public record Drill(
        UUID id,
        Audience audience,
        DrillKind kind,
        String thing,
        Instant begunAt,
        Instant endsAt,
        Optional<Instant> endedAt,
        List<DrillReading> readings) {

    /** Whether every verifier has read it. */
    boolean isComplete() {
        return readings.stream().allMatch(reading -> reading.after().isPresent());
    }

    boolean isOverAt(Instant now) {
        return isComplete() || !now.isBefore(endsAt);
    }

    /** What it shows, in words. */
    public String report() {
        if (isComplete()) {
            return switch (kind) {
                        case ROTATION -> "A new key of `" + audience + "` would be known everywhere within ";
                        case REVOCATION -> "A stolen token of `" + audience + "` would be refused everywhere within ";
                    }
                    + slowest();
        }
        return endedAt.isEmpty() ? "Not over yet: " + have() : failed() + have();
    }

    private String slowest() {
        return readings.stream()
                .max(Comparator.comparing(reading -> reading.after().orElseThrow()))
                .map(reading -> seconds(reading.after().orElseThrow()) + "; slowest: `" + reading.verifier() + "`.")
                .orElseThrow();
    }

    private String failed() {
        String missing = readings.stream()
                .filter(reading -> reading.after().isEmpty())
                .map(reading -> "`" + reading.verifier() + "`")
                .collect(Collectors.joining(", "));
        String within = seconds(Duration.between(begunAt, endsAt));
        return switch (kind) {
            case ROTATION ->
                "A new key of `" + audience + "` would not be known within " + within + " at: " + missing + ". ";
            case REVOCATION ->
                "A stolen token of `" + audience + "` would not be refused within " + within + " by: " + missing + ". ";
        };
    }

    private String have() {
        long done =
                readings.stream().filter(reading -> reading.after().isPresent()).count();
        return done + " of " + readings.size() + " verifiers have read what was published.";
    }

    /** Rounded up: what is said is an upper bound. */
    private static String seconds(Duration duration) {
        return duration.plusMillis(999).toSeconds() + " s";
    }
}
