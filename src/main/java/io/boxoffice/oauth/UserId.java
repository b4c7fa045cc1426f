package io.boxoffice.oauth;

import java.util.Optional;
import java.util.UUID;

/** The id of a user: what {@code sub} says of them (RFC 9068 2.2). It prints as its one text. */
public record UserId(UUID value) {
    /** The id that a text is; nothing for any other text. */
    public static Optional<UserId> parse(String text) {
        return Ids.parse(text).map(UserId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
