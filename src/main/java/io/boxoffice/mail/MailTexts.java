package io.boxoffice.mail;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of mails in one language. What stands in braces is a value, which is never read as a text again. */
record MailTexts(ResourceBundle bundle) {
    private static final String BUNDLE = "io.boxoffice.mail.mails";
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

    /** A text that is missing is missing, and not taken from the language of the machine. */
    private static final ResourceBundle.Control EXACT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    static MailTexts of(MailSettings.Language language) {
        Locale locale = language == MailSettings.Language.EN
                ? Locale.ROOT
                : Locale.of(language.name().toLowerCase(Locale.ROOT));
        return new MailTexts(ResourceBundle.getBundle(BUNDLE, locale, MailTexts.class.getClassLoader(), EXACT));
    }

    /** What a mail of a kind is called; nothing in it is anybody's to choose. */
    String subject(MailKind kind) {
        return bundle.getString(kind.wire() + ".subject");
    }

    /** What a mail of a kind says, with these values. */
    String body(MailKind kind, Map<String, String> values) {
        String text = bundle.getString("greeting") + "\n\n" + bundle.getString(kind.wire() + ".body") + "\n\n"
                + bundle.getString("ending") + "\n";
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), "")));
    }

    /** The word of the texts for a kind of second factor, or for an address that is not known. */
    String word(String name) {
        return bundle.getString("word." + name);
    }
}
