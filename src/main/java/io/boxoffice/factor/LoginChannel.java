package io.boxoffice.factor;

import java.util.Locale;

/** Where a login goes on that waits for its second factor; what began at one is unknown at the other. */
public enum LoginChannel {
    /** {@code /auth/login}. */
    API,
    /** The pages of an authorization request. */
    PAGE;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
