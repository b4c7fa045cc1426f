package io.boxoffice.dpop;

import io.boxoffice.oauth.Confirmation;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * A DPoP proof of which everything holds but one thing: whether it came before, which {@link UsedProofs} knows.
 *
 * @param key the key that was shown
 * @param id what it is remembered by: half of a SHA-256 over its key and its {@code jti}
 */
public record DpopProof(Confirmation key, UUID id) {
    static DpopProof of(Confirmation key, String jti) {
        ByteBuffer hash = ByteBuffer.wrap(sha256(key.thumbprint() + '.' + jti));
        return new DpopProof(key, new UUID(hash.getLong(), hash.getLong()));
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("it is part of every JDK", impossible);
        }
    }
}
