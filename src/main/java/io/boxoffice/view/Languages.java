package io.boxoffice.view;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The languages that there are texts in: English, and each that has a file {@code messages_xx.properties} beside it. */
final class Languages {
    private static final String BUNDLE = "io.boxoffice.view.messages";
    private static final int MOST_RANGES = 20;
    private static final int LONGEST_HEADER = 300;

    /** A text that is missing is missing, and not taken from the language of the machine. */
    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Map<String, ResourceBundle> known = Stream.concat(
                    Stream.of("en"), Arrays.stream(Locale.getISOLanguages()).filter(Languages::hasFile))
            .collect(Collectors.toUnmodifiableMap(Function.identity(), Languages::bundle));

    private static boolean hasFile(String language) {
        return Languages.class.getResource("messages_" + language + ".properties") != null;
    }

    private static ResourceBundle bundle(String language) {
        Locale locale = language.equals("en") ? Locale.ROOT : Locale.of(language);
        return ResourceBundle.getBundle(BUNDLE, locale, Languages.class.getClassLoader(), EXACT);
    }

    /**
     * The texts in the language that fits best: what the client asks for, then what the browser does, then English.
     *
     * @param uiLocales BCP 47 tags with spaces between them, or anything
     * @param acceptLanguage RFC 9110 12.5.4, or anything
     */
    Words choose(Optional<String> uiLocales, Optional<String> acceptLanguage) {
        return Stream.concat(
                        uiLocales.stream().flatMap(Languages::tags),
                        acceptLanguage.stream().flatMap(Languages::ranges))
                .filter(known::containsKey)
                .findFirst()
                .map(this::words)
                .orElseGet(() -> words("en"));
    }

    private Words words(String language) {
        return new Words(language, known.getOrDefault(language, bundle("en")));
    }

    private static Stream<String> tags(String uiLocales) {
        return Arrays.stream(uiLocales.split(" ", MOST_RANGES + 1))
                .limit(MOST_RANGES)
                .map(tag -> Locale.forLanguageTag(tag).getLanguage());
    }

    private static Stream<String> ranges(String header) {
        try {
            List<Locale.LanguageRange> ranges =
                    header.length() > LONGEST_HEADER ? List.of() : Locale.LanguageRange.parse(header);
            return ranges.stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(range -> range.getRange().split("-", 2)[0]);
        } catch (IllegalArgumentException rubbish) { // a browser's header that says nothing asks for nothing
            return Stream.empty();
        }
    }
}
