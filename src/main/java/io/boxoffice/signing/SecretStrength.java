package io.boxoffice.signing;

import java.util.Optional;
import java.util.stream.IntStream;

/** Refuses shared secrets that can be guessed: whoever has one token can try as often as they like. */
final class SecretStrength {
    private static final int MIN_BYTES = 32;
    private static final int MAX_BYTES = 256;
    private static final int MIN_VALUES = 20;

    private SecretStrength() {}

    /** RFC 7518 3.2: at least as long as the hash. 32 random bytes have fewer than 20 values once in a billion. */
    static Optional<String> weakness(byte[] bytes) {
        long values =
                IntStream.range(0, bytes.length).map(i -> bytes[i]).distinct().count();
        return bytes.length >= MIN_BYTES && bytes.length <= MAX_BYTES && values >= MIN_VALUES
                ? Optional.empty()
                : Optional.of("The secret must have 32 to 256 random bytes.");
    }
}
