package io.boxoffice.admin;

import io.boxoffice.signing.VerifierState;
import io.boxoffice.verifier.HeldKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A verifier of an audience as administrators see it.
 *
 * @param lastFetch when it last read the key set; {@code null} if never
 * @param lastStatusListFetch likewise the status list
 * @param lagSeconds how long it has lacked a published key, or had a revoked one
 */
record VerifierView(
        String name,
        @Nullable Instant lastFetch,
        @Nullable Instant lastStatusListFetch,
        List<Key> keys,
        double lagSeconds) {

    /** A key that the verifier has. */
    record Key(String kid, Instant since) {
        static Key of(HeldKey key) {
            return new Key(key.kid().value(), key.since());
        }
    }

    static VerifierView of(VerifierState state) {
        return new VerifierView(
                state.name(),
                state.keySetAt().orElse(null),
                state.statusListAt().orElse(null),
                state.keys().stream().map(Key::of).toList(),
                state.lag().toMillis() / 1000.0);
    }
}
