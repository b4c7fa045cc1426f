package io.boxoffice.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The passwords that are guessed first, compared case-folded and as a whole: the frequency list of the zxcvbn library
 * (30,000 entries, MIT licence), the words of this service, and any of them repeated.
 */
final class CommonPasswords {
    private static final String LIST = "/com/nulabinc/zxcvbn/matchers/dictionaries/passwords.txt";
    private static final Set<String> OWN_WORDS =
            Set.of("boxoffice", "password", "passphrase", "administrator", "changeme");
    private static final Set<String> WORDS = read();

    private CommonPasswords() {}

    static boolean contains(String password) {
        String folded = password.toLowerCase(Locale.ROOT);
        return WORDS.contains(folded) || isListedWordRepeated(folded);
    }

    private static boolean isListedWordRepeated(String folded) {
        for (int length = 1; length <= folded.length() / 2; length++) {
            String word = folded.substring(0, length);
            if (folded.length() % length == 0
                    && (length < 4 || WORDS.contains(word))
                    && word.repeat(folded.length() / length).equals(folded)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> read() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(LIST), LIST),
                StandardCharsets.UTF_8))) {
            return Stream.concat(reader.lines(), OWN_WORDS.stream())
                    .map(word -> word.strip().toLowerCase(Locale.ROOT))
                    .filter(word -> word.length() >= 4)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
