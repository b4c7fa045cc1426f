package io.boxoffice.webauthn;

import io.boxoffice.json.Base64Url;
import java.util.Optional;

/**
 * Bytes, at least one, as WebAuthn writes them in JSON (Level 3, 5.1.8).
 *
 * @param text in base64url without padding, in the one spelling that the bytes have
 */
public record Octets(String text) {
    /** These bytes. */
    public static Octets of(byte[] bytes) {
        return new Octets(Base64Url.encode(bytes));
    }

    /** The bytes that a text stands for; nothing for a text that is not how they are written. */
    static Optional<Octets> parse(String text) {
        return Base64Url.canonical(text).map(_ -> new Octets(text));
    }

    /** The bytes themselves. */
    public byte[] bytes() {
        return Base64Url.canonical(text).orElseThrow(() -> new IllegalStateException("no base64url"));
    }
}
