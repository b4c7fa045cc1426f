package io.boxoffice.hash;

import com.goterl.lazysodium.utils.LibraryLoader;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The functions of libsodium that hash passwords, by their own names, by which JNA finds them: the library has hundreds. */
@SuppressWarnings({"MethodName", "checkstyle:MethodName"})
final class Sodium {
    /** {@code ENOMEM}: a password that could not be looked at is not a wrong one. */
    private static final int NO_MEMORY = 12;

    static {
        File unpacked = unpacked();
        Native.register(Sodium.class, NativeLibrary.getInstance(unpacked.getPath()));
        unpacked.delete(); // it is mapped; where a file in use cannot be deleted, the end of the process does it
        if (sodium_init() < 0) { // it also chooses the code for this processor
            throw new IllegalStateException("libsodium cannot be used on this machine");
        }
    }

    private Sodium() {}

    /** Whether the call before failed for want of memory. */
    static boolean hadNoMemory() {
        return Native.getLastError() == NO_MEMORY;
    }

    /** By JNA, which reads it from whatever holds the classes; lazysodium's own loader knows only files. */
    private static File unpacked() {
        try {
            return Native.extractFromResourcePath(
                    "/" + LibraryLoader.getSodiumPathInResources(), Sodium.class.getClassLoader());
        } catch (IOException failed) {
            throw new UncheckedIOException("libsodium cannot be unpacked", failed);
        }
    }

    private static native int sodium_init();

    static native int crypto_pwhash_str(byte[] text, byte[] password, long length, long passes, NativeLong memory);

    static native int crypto_pwhash_str_verify(byte[] text, byte[] password, long length);

    static native int crypto_pwhash_str_needs_rehash(byte[] text, long passes, NativeLong memory);

    static native int crypto_pwhash_scryptsalsa208sha256_ll(
            byte[] password,
            NativeLong length,
            byte[] salt,
            NativeLong saltLength,
            long n,
            int r,
            int p,
            byte[] key,
            NativeLong keyLength);
}
