package io.boxoffice.hash;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Argon2id (RFC 9106), version 1.3, as a PHC string: {@code $argon2id$v=19$m=65536,t=3,p=4$salt$hash}.
 *
 * @param lanes 1 or more, one after the other
 */
record Argon2idString(String text, int kibibytes, int passes, int lanes) implements Algorithm {
    private static final Pattern TEXT = Pattern.compile("\\$argon2id\\$v=19\\$m=" + Field.NUMBER + ",t=" + Field.NUMBER
            + ",p=" + Field.NUMBER + "\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    /** Four passes over the most memory: about three quarters of a second. */
    private static final long MOST_WORK = 4L * ForeignHash.MOST_KIBIBYTES;

    private static final int MOST_LANES = 16;

    /** RFC 9106 3.1: the memory is at least eight blocks of 1 KiB a lane. */
    private static final int LEAST_OF_A_LANE = 8;

    static Optional<Argon2idString> parse(String text) {
        return Optional.of(TEXT.matcher(text))
                .filter(Matcher::matches)
                .filter(found -> Field.salt(found.group(4)).isPresent()
                        && Field.key(found.group(5)).isPresent())
                .map(found -> new Argon2idString(
                        text, Field.number(found, 1), Field.number(found, 2), Field.number(found, 3)))
                .filter(read -> read.kibibytes >= (long) LEAST_OF_A_LANE * read.lanes);
    }

    @Override
    public boolean isAffordable() {
        return kibibytes <= ForeignHash.MOST_KIBIBYTES && (long) kibibytes * passes <= MOST_WORK && lanes <= MOST_LANES;
    }

    @Override
    public boolean matches(byte[] password) {
        return new Argon2id(passes, kibibytes).matches(password, text);
    }
}
