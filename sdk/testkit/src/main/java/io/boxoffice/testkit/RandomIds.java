package io.boxoffice.testkit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** Ids of the shapes that the server gives. */
final class RandomIds {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Instant FIRST_USER = Instant.parse("2026-01-01T00:00:00Z");

    private RandomIds() {}

    /** 128 random bits in base64url: of a token and of a key. */
    static String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random());
    }

    /** A UUID version 7 (RFC 9562 5.7): of a session. */
    static UUID session(Instant begun) {
        return version7(begun, random());
    }

    /** A UUID version 7 that is always the same for a name: of a user. */
    static UUID user(String username) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(username.getBytes(StandardCharsets.UTF_8));
            return version7(FIRST_USER, hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
        }
    }

    private static byte[] random() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static UUID version7(Instant time, byte[] bytes) {
        ByteBuffer random = ByteBuffer.wrap(bytes);
        long most = time.toEpochMilli() << 16 | 0x7000L | (random.getLong() & 0xFFFL);
        long least = 0x8000_0000_0000_0000L | (random.getLong() & 0x3FFF_FFFF_FFFF_FFFFL);
        return new UUID(most, least);
    }
}
