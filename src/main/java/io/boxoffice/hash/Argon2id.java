package io.boxoffice.hash;

import com.sun.jna.NativeLong;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Argon2id (RFC 9106) by libsodium, with one lane, a salt of 16 bytes and 32 bytes of hash, written as
 * {@code $argon2id$v=19$m=...,t=...,p=1$salt$hash}.
 *
 * @param passes over the memory, 1 or more
 * @param kibibytes of memory, native and given back at the end, 8 or more
 */
public record Argon2id(int passes, int kibibytes) {
    private static final int KIB = 1024;

    /** The longest text, with the zero at its end: {@code crypto_pwhash_STRBYTES}. */
    private static final int TEXT_BYTES = 128;

    /** A new hash, with a salt of its own. */
    public String hash(byte[] password) {
        byte[] text = new byte[TEXT_BYTES];
        if (Sodium.crypto_pwhash_str(text, password, password.length, passes, memory()) != 0) {
            throw new IllegalStateException("no " + kibibytes + " KiB of memory for a password hash");
        }
        int end = 0;
        while (text[end] != 0) {
            end++;
        }
        return new String(text, 0, end, StandardCharsets.US_ASCII);
    }

    /** Whether a password is the one of a hash, which tells its parameters itself; compared in constant time. */
    public boolean matches(byte[] password, String hash) {
        boolean right = Sodium.crypto_pwhash_str_verify(terminated(hash), password, password.length) == 0;
        if (!right && Sodium.hadNoMemory()) {
            throw new IllegalStateException("no memory to look at a password hash");
        }
        return right;
    }

    /** Whether a hash was made with other passes or memory than these, or is none. */
    public boolean isOutdated(String hash) {
        return Sodium.crypto_pwhash_str_needs_rehash(terminated(hash), passes, memory()) != 0;
    }

    private NativeLong memory() {
        return new NativeLong((long) kibibytes * KIB);
    }

    private static byte[] terminated(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return Arrays.copyOf(bytes, Math.max(bytes.length + 1, TEXT_BYTES));
    }
}
