package io.boxoffice.revocation;

import java.util.Locale;

/** What of an access token is revoked. */
public enum RevocationCause {
    /** The token itself. */
    TOKEN,
    /** Its session: every token of it. */
    SESSION,
    /** Its user: whatever they had until then. */
    USER,
    /** What its user had at its audience. */
    GRANT,
    /** The client that it was issued to, or that it is about. */
    CLIENT;

    /** The cause as it travels. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
