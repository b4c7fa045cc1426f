package io.boxoffice.signing;

import io.boxoffice.oauth.KeyId;
import io.boxoffice.verifier.KeyHolders;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * When the keys of one purpose take their next step. It knows what is stored and the time of now, and nothing else, so
 * every node comes to the same answer, however late it wakes: a clock that jumped over three rotations makes one.
 *
 * @param rotation how long a key signs
 * @param announce how long it is published before, at most
 * @param least how long at least, though every verifier has it
 * @param byItself whether the timer begins rotations; a shared secret must be carried to its verifiers by hand first
 */
record RotationSchedule(Duration rotation, Duration announce, Duration least, boolean byItself) {

    /** What is to be done with the keys of a purpose. */
    sealed interface Step {}

    /** Nothing yet. */
    record Rest() implements Step {}

    /** There is no key at all that could sign: one is made, and signs at once. */
    record Begin() implements Step {}

    /** The next key is made and published. */
    record Announce() implements Step {}

    /**
     * An announced key becomes the one that signs.
     *
     * @param unconfirmed the verifiers that were waited for and do not have it
     */
    record Activate(KeyId kid, List<String> unconfirmed) implements Step {}

    /** The step of now; the holders are looked at of a key that is announced, and of no other. */
    Step next(List<KeyRecord> keys, Supplier<KeyHolders> holders, Instant now) {
        List<KeyRecord> announced = keys.stream()
                .filter(key -> key.is(KeyState.ANNOUNCED))
                .sorted(Comparator.comparing(KeyRecord::announcedSince).thenComparing(KeyRecord::kid))
                .toList();
        return keys.stream()
                .filter(key -> key.is(KeyState.ACTIVE))
                .findFirst()
                .map(active -> next(active.activeSince(), announced, holders, now))
                .orElseGet(() -> first(announced));
    }

    private static Step first(List<KeyRecord> announced) {
        return announced.isEmpty() ? new Begin() : new Activate(id(announced.getFirst()), List.of());
    }

    private Step next(Instant activeSince, List<KeyRecord> announced, Supplier<KeyHolders> holders, Instant now) {
        Instant due = activeSince.plus(rotation);
        Optional<Activate> ripe = announced.stream()
                .filter(key -> !key.announcedSince().plus(least).isAfter(now))
                // One that was announced before the active key signed waits for the regular end of that key.
                .filter(key -> !key.announcedSince().isBefore(activeSince) || !due.isAfter(now))
                .flatMap(key -> ripe(key, holders.get(), now).stream())
                .findFirst();
        if (ripe.isPresent()) {
            return ripe.get();
        }
        boolean begins = byItself && announced.isEmpty() && !due.minus(announce).isAfter(now);
        return begins ? new Announce() : new Rest();
    }

    /** Where verifiers are waited for: when the last of them has it. It signs at the end of the announcement in any case. */
    private Optional<Activate> ripe(KeyRecord key, KeyHolders holders, Instant now) {
        List<String> missing = awaited(key, holders);
        boolean confirmed = holders.isAnybody() && missing.isEmpty() && key.isPublic();
        boolean over = !key.announcedSince().plus(announce).isAfter(now);
        return confirmed || over ? Optional.of(new Activate(id(key), missing)) : Optional.empty();
    }

    /** The verifiers that do not have a key that they could read. */
    static List<String> awaited(KeyRecord key, KeyHolders holders) {
        return key.isPublic() ? holders.without(id(key)) : List.of();
    }

    private static KeyId id(KeyRecord key) {
        return new KeyId(key.kid());
    }
}
