package io.boxoffice.oauth;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The id of a session: the claim {@code sid}. One of ours is a UUID version 7, which says when its session began; a token of
 * another issuer, whose key was imported, may name any UUID. It prints as its one text.
 */
public record SessionId(UUID value) {
    /** The id that a text is; nothing for any other text. */
    public static Optional<SessionId> parse(String text) {
        return Ids.parse(text).map(SessionId::new);
    }

    /** Above every id of the millisecond of a time: what is revoked is told apart by milliseconds. */
    public static SessionId afterAllOf(Instant time) {
        return new SessionId(new UUID((time.toEpochMilli() + 1) << 16, 0));
    }

    /** When its session began, in milliseconds since 1970 (RFC 9562 5.7). */
    public long beganAtMillis() {
        return value.getMostSignificantBits() >>> 16;
    }

    /** When its session began, to the millisecond (RFC 9562 5.7). */
    public Instant beganAt() {
        return Instant.ofEpochMilli(beganAtMillis());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
