package io.boxoffice.authorization;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How an answer travels to the client (OAuth 2.0 Multiple Response Types 2.1, Form Post Response Mode). */
public enum ResponseMode {
    /** In the query of the redirect URI. */
    QUERY,
    /** In a form that the browser sends there. */
    FORM_POST;

    /** The mode as it travels. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The mode of this exact text. */
    static Optional<ResponseMode> parse(String text) {
        return Arrays.stream(values()).filter(mode -> mode.wire().equals(text)).findFirst();
    }
}
