package io.boxoffice.signing;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a signing key stands in its life. */
public enum KeyState {
    /** Published, does not sign yet. */
    ANNOUNCED,
    /** Signs; exactly one for each purpose. */
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

    /** Before the stored states of keys for ID tokens. */
    static final String OF_ID_TOKENS = "id_";

    /** Whether it is history. */
    boolean isOver() {
        return switch (this) {
            case ANNOUNCED, ACTIVE, RETIRING -> false;
            case RETIRED, REVOKED -> true;
        };
    }

    /** The state that was stored, of a key of whatever purpose. */
    static Optional<KeyState> ofStored(String stored) {
        return parse(stored.startsWith(OF_ID_TOKENS) ? stored.substring(OF_ID_TOKENS.length()) : stored);
    }

    static Optional<KeyState> parse(String wire) {
        return Arrays.stream(values())
                .filter(state -> state.wire().equals(wire))
                .findFirst();
    }
}
