package io.boxoffice.signing;

import io.boxoffice.oauth.KeyId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When the keys of one purpose take their next step. It knows stored times and the time of now, and nothing else, so
 * every node comes to the same answer, however late it wakes: a clock that jumped over three rotations makes one.
 *
 * @param rotation how long a key signs
 * @param announce how long it is published before
 * @param byItself whether the timer begins rotations; a shared secret must be carried to its verifiers by hand first
 */
record RotationSchedule(Duration rotation, Duration announce, boolean byItself) {

    /** What is to be done with the keys of a purpose. */
    sealed interface Step {}

    /** Nothing yet. */
    record Rest() implements Step {}

    /** There is no key at all that could sign: one is made, and signs at once. */
    record Begin() implements Step {}

    /** The next key is made and published. */
    record Announce() implements Step {}

    /** An announced key becomes the one that signs. */
    record Activate(KeyId kid) implements Step {}

    Step next(List<KeyRecord> keys, Instant now) {
        List<KeyRecord> announced = keys.stream()
                .filter(key -> key.is(KeyState.ANNOUNCED))
                .sorted(Comparator.comparing(KeyRecord::announcedSince).thenComparing(KeyRecord::kid))
                .toList();
        return keys.stream()
                .filter(key -> key.is(KeyState.ACTIVE))
                .findFirst()
                .map(active -> next(active.activeSince(), announced, now))
                .orElseGet(() -> first(announced));
    }

    private static Step first(List<KeyRecord> announced) {
        return announced.isEmpty()
                ? new Begin()
                : new Activate(new KeyId(announced.getFirst().kid()));
    }

    private Step next(Instant activeSince, List<KeyRecord> announced, Instant now) {
        Instant due = activeSince.plus(rotation);
        Optional<KeyRecord> ripe = announced.stream()
                .filter(key -> !key.announcedSince().plus(announce).isAfter(now))
                // One that was announced before the active key signed waits for the regular end of that key.
                .filter(key -> !key.announcedSince().isBefore(activeSince) || !due.isAfter(now))
                .findFirst();
        if (ripe.isPresent()) {
            return new Activate(new KeyId(ripe.get().kid()));
        }
        boolean begins = byItself && announced.isEmpty() && !due.minus(announce).isAfter(now);
        return begins ? new Announce() : new Rest();
    }
}
