package io.boxoffice.signing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a signing key stands in its life. */
public enum KeyState {
    /** Published, does not sign yet. */
    ANNOUNCED,
    /** Signs; exactly one for each audience. */
    ACTIVE,
    /** Published until the last token it signed has expired; its private half is gone. */
    RETIRING,
    /** No longer published. */
    RETIRED,
    /** Out at once, and its tokens with it. */
    REVOKED;

    /** The state as it travels and as it is stored. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<KeyState> parse(String wire) {
        return Arrays.stream(values())
                .filter(state -> state.wire().equals(wire))
                .findFirst();
    }
}
