package io.boxoffice.refresh;

import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.SessionId;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * What a refresh token looks like: {@code bo_rt_} and base64url of the session's id (16 bytes), the generation (4) and the
 * secret (32), which makes 76 characters. The prefix lets secret scanners find it; only the secret is secret.
 */
public final class RefreshTokenValue {
    private static final String PREFIX = "bo_rt_";
    private static final int SECRET_BYTES = 32;
    private static final int BYTES = 16 + 4 + SECRET_BYTES;

    private final SessionId session;
    private final int generation;
    private final byte[] secret;

    RefreshTokenValue(SessionId session, int generation, byte[] secret) {
        this.session = session;
        this.generation = generation;
        this.secret = secret;
    }

    SessionId session() {
        return session;
    }

    int generation() {
        return generation;
    }

    /** Whether a text has the shape of one. It is not looked for. */
    public static boolean isShaped(Secret token) {
        return parse(token).isPresent();
    }

    /** Reads a token; nothing for any text that {@link #secretText} would not have written (RFC 4648 3.5). */
    static Optional<RefreshTokenValue> parse(Secret token) {
        String text = token.reveal();
        if (!text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text.substring(PREFIX.length()));
            return Optional.of(bytes)
                    .filter(found -> found.length == BYTES)
                    .map(RefreshTokenValue::of)
                    .filter(found -> found.generation() >= 1)
                    .filter(found -> found.secretText().reveal().equals(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** The next generation of the same session. */
    RefreshTokenValue successor(byte[] newSecret) {
        return new RefreshTokenValue(session, generation + 1, newSecret);
    }

    /** The token as it goes out. */
    Secret secretText() {
        return new Secret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes()));
    }

    /** The secret, and whose it is: what travels, and what is hashed. */
    byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .putLong(session.value().getMostSignificantBits())
                .putLong(session.value().getLeastSignificantBits())
                .putInt(generation)
                .put(secret)
                .array();
    }

    private static RefreshTokenValue of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        SessionId session = new SessionId(new UUID(buffer.getLong(), buffer.getLong()));
        int generation = buffer.getInt();
        byte[] secret = new byte[SECRET_BYTES];
        buffer.get(secret);
        return new RefreshTokenValue(session, generation, secret);
    }

    @Override
    public String toString() {
        return "RefreshTokenValue[session=" + session + ", generation=" + generation + "]";
    }
}
