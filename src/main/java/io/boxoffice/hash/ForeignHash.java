package io.boxoffice.hash;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The hash of a password that was made elsewhere, as a text: Argon2id and PBKDF2 as PHC strings, scrypt likewise, bcrypt and
 * passlib's PBKDF2 in the modular crypt format, and what ASP.NET Core Identity keeps (version 3). It says itself what a look at it
 * costs; one that costs more than a login may is never looked at.
 */
public final class ForeignHash {
    /** The most memory of one look, in KiB, outside of the heap. */
    public static final int MOST_KIBIBYTES = 128 * 1024;

    /** What a text must be, to go on with "must be". */
    public static final String TAKES =
            "an Argon2id, bcrypt, scrypt or PBKDF2 hash as a PHC string or in the modular crypt format, or one of ASP.NET Core"
                    + " Identity version 3";

    private static final int LONGEST = 512;

    private final String text;
    private final Algorithm algorithm;

    private ForeignHash(String text, Algorithm algorithm) {
        this.text = text;
        this.algorithm = algorithm;
    }

    /** The hash that a text is; nothing for any other text. What it costs is not asked here. */
    public static Optional<ForeignHash> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        return Stream.<Optional<? extends Algorithm>>of(
                        Argon2idString.parse(text),
                        Bcrypt.parse(text),
                        Scrypt.parse(text),
                        Pbkdf2.parse(text),
                        AspNetIdentity.parse(text))
                .flatMap(Optional::stream)
                .findFirst()
                .map(algorithm -> new ForeignHash(text, algorithm));
    }

    /** Whether a look at it costs no more than a login may, which is about a second of one processor. */
    public boolean isAffordable() {
        return algorithm.isAffordable();
    }

    /** How much memory a look takes outside of the heap, in KiB: up to {@link #MOST_KIBIBYTES} if it is affordable. */
    public int kibibytes() {
        return algorithm.kibibytes();
    }

    /** Whether a password, in UTF-8, is the one of this hash; compared in constant time. */
    public boolean matches(byte[] password) {
        return algorithm.matches(password);
    }

    /** The text that was read. Whoever has it can guess at the password. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "***";
    }
}
