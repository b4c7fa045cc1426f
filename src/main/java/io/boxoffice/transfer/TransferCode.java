package io.boxoffice.transfer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the picture holds: 30 of 20 letters, 129 bits, no vowel among them, so that people can type it where there is no camera. Only its
 * SHA-256 is stored: at that entropy no key and no slow hash is needed.
 */
public record TransferCode(String letters) {
    private static final String ALPHABET = "BCDFGHJKLMNPQRSTVWXZ";
    private static final int LENGTH = 30;
    private static final Pattern SHAPE = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Pd}]+");

    /** More than anybody types who means a code. */
    private static final int LONGEST_TYPED = 128;

    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one. */
    static TransferCode random() {
        return new TransferCode(RANDOM.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(i -> ALPHABET.substring(i, i + 1))
                .collect(Collectors.joining()));
    }

    /** The code that somebody scanned or typed, in any case, with spaces and hyphens anywhere; nothing for what can be none. */
    public static Optional<TransferCode> parse(String typed) {
        if (typed.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        String letters = BETWEEN.matcher(typed).replaceAll("").toUpperCase(Locale.ROOT);
        return SHAPE.matcher(letters).matches() ? Optional.of(new TransferCode(letters)) : Optional.empty();
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(letters.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
        }
    }

    /** It opens something, and stands in no log. */
    @Override
    public String toString() {
        return "***";
    }
}
