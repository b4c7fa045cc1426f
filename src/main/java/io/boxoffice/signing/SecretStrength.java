package io.boxoffice.signing;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Refuses shared secrets that can be guessed: whoever has one token can try as often as they like, and nobody sees it. Random
 * bytes pass each rule but for once in a billion, and so do the base64 and the hexadecimal digits of them; whatever has a pattern or is text does not.
 */
final class SecretStrength {
    private static final int MIN_BYTES = 32;
    private static final int MAX_BYTES = 256;
    private static final int MIN_VALUES = 20;

    /** The most that one value of 32 random bytes comes, but for once in a billion, is 7 times. */
    private static final int MAX_SHARE = 4;

    /** Random base64 has 0.95 and more of a decimal digit for each character; words have 0.3 to 0.7. */
    private static final double MIN_DIGITS = 0.85;

    private static final Pattern HEX = Pattern.compile("(?:[0-9a-f]{2})*+|(?:[0-9A-F]{2})*+");
    private static final Pattern SEPARATORS = Pattern.compile("[^A-Za-z0-9]");
    private static final Zxcvbn GUESSES = new Zxcvbn();

    private SecretStrength() {}

    /** What is wrong with a secret, in a sentence for the administrator; nothing if it may be used. */
    static Optional<String> weakness(byte[] secret) {
        return weaknessOf(fromHex(secret).orElse(secret));
    }

    /** What is behind hexadecimal digits: of as many bytes there is half as much chance in them. */
    private static Optional<byte[]> fromHex(byte[] secret) {
        String text = new String(secret, StandardCharsets.ISO_8859_1);
        return HEX.matcher(text).matches() ? Optional.of(HexFormat.of().parseHex(text)) : Optional.empty();
    }

    private static Optional<String> weaknessOf(byte[] secret) {
        if (secret.length < MIN_BYTES || secret.length > MAX_BYTES || hasPattern(secret)) {
            return Optional.of("The secret must have 32 to 256 random bytes.");
        }
        return isGuessableText(secret)
                ? Optional.of("The secret must be random bytes: it is text that can be guessed.")
                : Optional.empty();
    }

    /** Few values, few steps from one byte to the next, or a part that comes again. */
    private static boolean hasPattern(byte[] secret) {
        int last = secret.length - 1;
        return distinct(secret.length, i -> secret[i]) < MIN_VALUES
                || distinct(last, i -> (byte) (secret[i + 1] - secret[i])) < MIN_VALUES
                || distinct(last, i -> (byte) (secret[i + 1] ^ secret[i])) < MIN_VALUES
                || distinct(last - 1, i -> (byte) (secret[i + 2] - 2 * secret[i + 1] + secret[i])) < MIN_VALUES
                || hasFrequentByte(secret)
                || isRepeated(secret);
    }

    private static long distinct(int count, IntUnaryOperator value) {
        return IntStream.range(0, count).map(value).distinct().count();
    }

    private static boolean hasFrequentByte(byte[] secret) {
        int[] counts = new int[256];
        for (byte one : secret) {
            counts[one & 0xFF]++;
        }
        return IntStream.of(counts).anyMatch(count -> count * MAX_SHARE > secret.length);
    }

    /** RFC 7518 3.2 counts bits, not bytes that say the same again. */
    private static boolean isRepeated(byte[] secret) {
        return IntStream.range(1, MIN_BYTES)
                .anyMatch(period ->
                        IntStream.range(period, secret.length).allMatch(i -> secret[i] == secret[i - period]));
    }

    private static boolean isGuessableText(byte[] secret) {
        return text(secret).filter(SecretStrength::isGuessable).isPresent();
    }

    /** 32 random bytes are text once in a hundred million million times. */
    private static Optional<String> text(byte[] secret) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(secret))
                    .toString()
                    .strip();
            return text.chars().noneMatch(Character::isISOControl) ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }

    private static boolean isGuessable(String text) {
        return text.length() < MIN_BYTES
                || text.chars().anyMatch(one -> one > 0x7E || Character.isWhitespace(one))
                || isOfFewKinds(text)
                || GUESSES.measure(text).getGuessesLog10() < MIN_DIGITS * text.length();
    }

    /** Chance mixes capital and small letters and digits; words do not, in no language, whatever stands between them. */
    private static boolean isOfFewKinds(String text) {
        String letters = SEPARATORS.matcher(text).replaceAll("");
        long same = IntStream.range(1, letters.length())
                .filter(i -> kind(letters.charAt(i)) == kind(letters.charAt(i - 1)))
                .count();
        return same * 3 > 2L * letters.length();
    }

    private static int kind(char one) {
        if (one <= '9') {
            return 0;
        }
        return one <= 'Z' ? 1 : 2;
    }
}
