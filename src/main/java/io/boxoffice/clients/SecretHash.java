package io.boxoffice.clients;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** The keyed hash of a secret: 32 bytes. Two are compared in a time that says nothing of where they differ. */
public final class SecretHash {
    private final byte[] bytes;

    SecretHash(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretHash that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Nothing can be made of it without the key; the first bytes tell two apart. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes, 0, 4);
    }
}
