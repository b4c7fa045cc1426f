package io.boxoffice.token;

import java.util.Locale;

/** What bounds the scopes of a token. */
public enum ScopeRule {
    /** What is granted to the user. */
    USER,
    /** What the client may ever get. */
    CLIENT,
    /** What the audience has. */
    AUDIENCE,
    /** What the token permits that is exchanged for it (RFC 8693 2.1). */
    SUBJECT,
    /** What the user has allowed the client so far. */
    CONSENT;

    /** The rule as it travels. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
