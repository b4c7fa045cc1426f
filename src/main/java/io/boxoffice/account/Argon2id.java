package io.boxoffice.account;

import com.goterl.lazysodium.utils.LibraryLoader;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Argon2id (RFC 9106) by libsodium, with one lane, a salt of 16 bytes and 32 bytes of hash, written as
 * {@code $argon2id$v=19$m=...,t=...,p=1$salt$hash}. Only these functions are bound: the library has hundreds.
 *
 * @param passes over the memory, 1 or more
 * @param kibibytes of memory, native and given back at the end, 8 or more
 */
record Argon2id(int passes, int kibibytes) {
    private static final int KIB = 1024;

    /** {@code ENOMEM}: a password that could not be looked at is not a wrong one. */
    private static final int NO_MEMORY = 12;

    /** The longest text, with the zero at its end: {@code crypto_pwhash_STRBYTES}. */
    private static final int TEXT_BYTES = 128;

    /** A new hash, with a salt of its own. */
    String hash(byte[] password) {
        byte[] text = new byte[TEXT_BYTES];
        if (Library.crypto_pwhash_str(text, password, password.length, passes, memory()) != 0) {
            throw new IllegalStateException("no " + kibibytes + " KiB of memory for a password hash");
        }
        int end = 0;
        while (text[end] != 0) {
            end++;
        }
        return new String(text, 0, end, StandardCharsets.US_ASCII);
    }

    /** Whether a password is the one of a hash, which tells its parameters itself; compared in constant time. */
    boolean matches(byte[] password, String hash) {
        boolean right = Library.crypto_pwhash_str_verify(terminated(hash), password, password.length) == 0;
        if (!right && Native.getLastError() == NO_MEMORY) {
            throw new IllegalStateException("no memory to look at a password hash");
        }
        return right;
    }

    /** Whether a hash was made with other passes or memory than these, or is none. */
    boolean isOutdated(String hash) {
        return Library.crypto_pwhash_str_needs_rehash(terminated(hash), passes, memory()) != 0;
    }

    private NativeLong memory() {
        return new NativeLong((long) kibibytes * KIB);
    }

    private static byte[] terminated(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return Arrays.copyOf(bytes, Math.max(bytes.length + 1, TEXT_BYTES));
    }

    /** The functions by their own names, by which JNA finds them. */
    @SuppressWarnings({"MethodName", "checkstyle:MethodName"})
    private static final class Library {
        static {
            File unpacked = unpacked();
            Native.register(Library.class, NativeLibrary.getInstance(unpacked.getPath()));
            unpacked.delete(); // it is mapped; where a file in use cannot be deleted, the end of the process does it
            if (sodium_init() < 0) { // it also chooses the code for this processor
                throw new IllegalStateException("libsodium cannot be used on this machine");
            }
        }

        /** By JNA, which reads it from whatever holds the classes; lazysodium's own loader knows only files. */
        private static File unpacked() {
            try {
                return Native.extractFromResourcePath(
                        "/" + LibraryLoader.getSodiumPathInResources(), Argon2id.class.getClassLoader());
            } catch (IOException failed) {
                throw new UncheckedIOException("libsodium cannot be unpacked", failed);
            }
        }

        private Library() {}

        private static native int sodium_init();

        private static native int crypto_pwhash_str(
                byte[] text, byte[] password, long length, long passes, NativeLong memory);

        private static native int crypto_pwhash_str_verify(byte[] text, byte[] password, long length);

        private static native int crypto_pwhash_str_needs_rehash(byte[] text, long passes, NativeLong memory);
    }
}
