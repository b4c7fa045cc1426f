package io.boxoffice.verifier;

import java.util.Locale;

/** What a verifier reads. */
public enum Source {
    /** The key set of its audience. */
    KEY_SET,
    /** The status list of its audience. */
    STATUS_LIST;

    static Source ofStored(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
