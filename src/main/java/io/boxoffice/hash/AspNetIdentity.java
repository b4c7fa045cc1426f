package io.boxoffice.hash;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code PasswordHasher} of ASP.NET Core Identity keeps, version 3: Base64 of the byte 1, the number of the pseudorandom function
 * (0 SHA-1, 1 SHA-256, 2 SHA-512), the iterations, the length of the salt, each of these in four bytes with the highest first, the
 * salt, and what PBKDF2 made.
 */
final class AspNetIdentity {
    private static final byte VERSION = 1;
    private static final int HEAD = 1 + 3 * Integer.BYTES;

    private static final Map<Integer, Pbkdf2.Prf> PRFS =
            Map.of(0, Pbkdf2.Prf.SHA1, 1, Pbkdf2.Prf.SHA256, 2, Pbkdf2.Prf.SHA512);

    private AspNetIdentity() {}

    static Optional<Pbkdf2> parse(String text) {
        try {
            return Optional.of(ByteBuffer.wrap(Base64.getDecoder().decode(text)))
                    .filter(bytes -> bytes.remaining() > HEAD && bytes.get() == VERSION)
                    .flatMap(AspNetIdentity::read);
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private static Optional<Pbkdf2> read(ByteBuffer bytes) {
        Pbkdf2.Prf prf = PRFS.get(bytes.getInt());
        int iterations = bytes.getInt();
        int length = bytes.getInt();
        if (prf == null || iterations < 1 || length < 0 || length > bytes.remaining()) {
            return Optional.empty();
        }
        byte[] salt = new byte[length];
        bytes.get(salt);
        byte[] key = new byte[bytes.remaining()];
        bytes.get(key);
        return Field.isSalt(salt) && Field.isKey(key)
                ? Optional.of(new Pbkdf2(prf, iterations, salt, key))
                : Optional.empty();
    }
}
