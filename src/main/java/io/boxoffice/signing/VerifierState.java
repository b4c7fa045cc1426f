package io.boxoffice.signing;

import io.boxoffice.verifier.HeldKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a verifier has read, and how far it is behind.
 *
 * @param keySetAt when it last read the key set
 * @param statusListAt when it last read the status list
 * @param keys those that it has, in the order in which it got them
 * @param lag how long it has lacked a published key, or had a revoked one; zero where neither is so
 */
public record VerifierState(
        String name, Optional<Instant> keySetAt, Optional<Instant> statusListAt, List<HeldKey> keys, Duration lag) {

    /**
     * How far somebody who has these keys is behind.
     *
     * @param published the keys of now
     * @param revoked keys that are no longer good
     */
    static Duration lag(List<HeldKey> held, List<KeyRecord> published, List<KeyRecord> revoked, Instant now) {
        Set<String> kids = held.stream().map(key -> key.kid().value()).collect(Collectors.toSet());
        Stream<Instant> lacking =
                published.stream().filter(key -> !kids.contains(key.kid())).map(KeyRecord::announcedSince);
        Stream<Instant> kept = revoked.stream()
                .filter(key -> kids.contains(key.kid()))
                .flatMap(key -> Stream.ofNullable(key.revokedAt()));
        return Stream.concat(lacking, kept)
                .min(Instant::compareTo)
                .filter(since -> since.isBefore(now))
                .map(since -> Duration.between(since, now))
                .orElse(Duration.ZERO);
    }
}
