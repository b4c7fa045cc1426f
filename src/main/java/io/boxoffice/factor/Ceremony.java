package io.boxoffice.factor;

import java.util.Locale;

/** What a challenge is for (WebAuthn Level 3, 7.1 and 7.2). */
enum Ceremony {
    /** To make a passkey. */
    CREATE,
    /** To show one. */
    GET;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
