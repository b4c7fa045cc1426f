package io.boxoffice.oauth;

import java.util.Optional;
import java.util.UUID;

/** Reads ids. An id has exactly one text: 36 characters, lower case. */
public final class Ids {
    private Ids() {}

    /** The id that a text is; nothing for any other text. */
    public static Optional<UUID> parse(String text) {
        try {
            return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
