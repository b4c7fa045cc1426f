package io.boxoffice.hash;

import com.sun.jna.NativeLong;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * scrypt (RFC 7914) by libsodium, as a PHC string: {@code $scrypt$ln=16,r=8,p=1$salt$hash}.
 *
 * @param log the binary logarithm of N
 * @param r the size of a block, in 128 bytes
 * @param p how often, one after the other
 */
@SuppressWarnings("ArrayRecordComponent") // never compared: who looks at a hash compares keys
record Scrypt(int log, int r, int p, byte[] salt, byte[] key) implements Algorithm {
    private static final Pattern TEXT = Pattern.compile("\\$scrypt\\$ln=" + Field.NUMBER + ",r=" + Field.NUMBER + ",p="
            + Field.NUMBER + "\\$" + Field.BASE64 + "\\$" + Field.BASE64);

    /** Twice the most memory: about three quarters of a second. */
    private static final long MOST_WORK = 2L * ForeignHash.MOST_KIBIBYTES;

    private static final int MOST_LOG = 30;
    private static final int BLOCKS_OF_A_KIBIBYTE = 8;

    static Optional<Scrypt> parse(String text) {
        Matcher found = TEXT.matcher(text);
        if (!found.matches() || Field.number(found, 1) > MOST_LOG) {
            return Optional.empty();
        }
        return Field.salt(found.group(4))
                .flatMap(salt -> Field.key(found.group(5))
                        .map(key -> new Scrypt(
                                Field.number(found, 1), Field.number(found, 2), Field.number(found, 3), salt, key)));
    }

    @Override
    public boolean isAffordable() {
        return memory() <= ForeignHash.MOST_KIBIBYTES && memory() * p <= MOST_WORK;
    }

    /** In KiB: N blocks, and the few in which they are mixed. */
    private long memory() {
        return Math.ceilDiv(((1L << log) + p) * r, BLOCKS_OF_A_KIBIBYTE);
    }

    @Override
    public int kibibytes() {
        return (int) Math.min(Integer.MAX_VALUE, memory());
    }

    @Override
    public boolean matches(byte[] password) {
        byte[] made = new byte[key.length];
        int failed = Sodium.crypto_pwhash_scryptsalsa208sha256_ll(
                password,
                new NativeLong(password.length),
                salt,
                new NativeLong(salt.length),
                1L << log,
                r,
                p,
                made,
                new NativeLong(made.length));
        if (failed != 0) {
            throw new IllegalStateException("libsodium did not look at an scrypt hash");
        }
        return MessageDigest.isEqual(made, key);
    }
}
