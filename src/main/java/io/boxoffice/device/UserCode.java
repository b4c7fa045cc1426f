package io.boxoffice.device;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a person types to say which device they mean (RFC 8628 6.1): 8 of 20 letters, no vowel among them, so that no word appears. About 34
 * bits: whoever guesses is stopped by {@link CodeEntry}.
 */
public record UserCode(String letters) {
    private static final String ALPHABET = "BCDFGHJKLMNPQRSTVWXZ";
    private static final int LENGTH = 8;
    private static final Pattern SHAPE = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Pd}]+");

    /** More than anybody types who means a code. */
    private static final int LONGEST_TYPED = 64;

    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one. */
    static UserCode random() {
        return new UserCode(RANDOM.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(i -> ALPHABET.substring(i, i + 1))
                .collect(Collectors.joining()));
    }

    /** The code that somebody typed, in any case, with spaces and hyphens anywhere; nothing for what can be none. */
    public static Optional<UserCode> parse(String typed) {
        if (typed.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        String letters = BETWEEN.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT);
        return SHAPE.matcher(letters).matches() ? Optional.of(new UserCode(letters)) : Optional.empty();
    }

    /** As people read it: {@code XXXX-XXXX}. */
    public String shown() {
        int half = LENGTH / 2;
        return letters.substring(0, half) + '-' + letters.substring(half);
    }

    /** It opens something, and stands in no log. */
    @Override
    public String toString() {
        return "***";
    }
}
