package io.boxoffice.hash;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * PBKDF2 (RFC 8018 5.2) by the JDK: {@code $pbkdf2-sha256$i=600000$salt$hash} as a PHC string, in which {@code ,l=32} may tell the length
 * of the hash, and {@code $pbkdf2-sha256$600000$salt$hash} as passlib writes it. With SHA-1 it is {@code pbkdf2} or {@code pbkdf2-sha1}.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared: who looks at a hash compares keys
record Pbkdf2(Prf prf, int iterations, byte[] salt, byte[] key) implements Algorithm {
    /** The pseudorandom function, and how many bytes it makes. */
    enum Prf {
        SHA1(20),
        SHA256(32),
        SHA512(64);

        private final int bytes;

        Prf(int bytes) {
            this.bytes = bytes;
        }

        private static Prf named(String suffix) {
            return switch (suffix) {
                case "-sha256" -> SHA256;
                case "-sha512" -> SHA512;
                default -> SHA1;
            };
        }
    }

    private static final Pattern TEXT = Pattern.compile("\\$pbkdf2(|-sha1|-sha256|-sha512)\\$(?:i=)?" + Field.NUMBER
            + "(?:,l=" + Field.NUMBER + ")?\\$" + Field.BASE64 + "\\$" + Field.BASE64);

    /** About a second and a half. */
    private static final long MOST_ITERATIONS = 2_000_000;

    static Optional<Pbkdf2> parse(String text) {
        Matcher found = TEXT.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        return Field.salt(found.group(4))
                .flatMap(salt -> Field.key(found.group(5))
                        .filter(key -> found.group(3) == null || Field.number(found, 3) == key.length)
                        .map(key -> new Pbkdf2(Prf.named(found.group(1)), Field.number(found, 2), salt, key)));
    }

    /** Each block of the hash takes all iterations anew. */
    @Override
    public boolean isAffordable() {
        return (long) iterations * Math.ceilDiv(key.length, prf.bytes) <= MOST_ITERATIONS;
    }

    @Override
    public int kibibytes() {
        return 0;
    }

    @Override
    public boolean matches(byte[] password) {
        CharBuffer characters = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(password));
        char[] typed = Arrays.copyOf(characters.array(), characters.limit());
        PBEKeySpec asked = new PBEKeySpec(typed, salt, iterations, key.length * Byte.SIZE);
        try {
            byte[] made = SecretKeyFactory.getInstance("PBKDF2WithHmac" + prf)
                    .generateSecret(asked)
                    .getEncoded();
            return MessageDigest.isEqual(made, key);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("PBKDF2 is part of every JDK", impossible);
        } finally {
            asked.clearPassword();
            Arrays.fill(characters.array(), '\0');
            Arrays.fill(typed, '\0');
        }
    }
}
