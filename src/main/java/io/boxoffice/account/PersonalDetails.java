package io.boxoffice.account;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the person behind a user (OpenID Connect Core 5.1). Nothing here is a way to log in.
 *
 * @param name as they are called, 1 to 200 characters
 * @param email up to 254 characters; several users may have the same
 * @param emailVerified whether somebody has made sure that they read what is sent there
 */
public record PersonalDetails(
        @Nullable String name, @Nullable String email, boolean emailVerified) {
    /** Nothing is known. */
    public static final PersonalDetails NONE = new PersonalDetails(null, null, false);

    private static final int MAX_NAME = 200;
    private static final int MAX_EMAIL = 254;
    private static final Pattern NAME = Pattern.compile("\\S(.*\\S)?");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cntrl}<>,;:\"]{1,64}@[^\\s@\\p{Cntrl}<>,;:\"]+");

    /** What of it is not acceptable, in a sentence for the administrator; nothing if all is. */
    Optional<String> refusal() {
        if (name != null && !(isAtMost(name, MAX_NAME) && NAME.matcher(name).matches())) {
            return Optional.of("The name must be 1 to 200 characters in one line, without spaces around them.");
        }
        if (email != null
                && !(isAtMost(email, MAX_EMAIL) && EMAIL.matcher(email).matches())) {
            return Optional.of("The email must be one e-mail address of up to 254 characters.");
        }
        return emailVerified && email == null
                ? Optional.of("Without an email there is none that is verified.")
                : Optional.empty();
    }

    private static boolean isAtMost(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                && text.codePoints().noneMatch(Character::isISOControl);
    }
}
