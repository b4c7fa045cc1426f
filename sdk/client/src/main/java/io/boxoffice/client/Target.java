package io.boxoffice.client;

import java.util.regex.Pattern;

/**
 * What a token is to be for.
 *
 * @param scope what it is to allow, with a space between (RFC 6749 3.3); empty: all that the audience and the caller have
 */
record Target(String audience, String scope) {
    private static final String WORD = "[\\x21\\x23-\\x5B\\x5D-\\x7E]+";
    private static final Pattern SCOPE = Pattern.compile("(" + WORD + "( " + WORD + ")*)?");

    Target {
        if (audience.isEmpty() || !SCOPE.matcher(scope).matches()) {
            throw new IllegalArgumentException("an audience, and scopes with one space between");
        }
    }
}
