package io.boxoffice.factor;

import java.util.Locale;

/** The kinds of second factors. */
public enum FactorKind {
    /** Codes of an authenticator app (RFC 6238). */
    TOTP,
    /** A key pair of an authenticator (WebAuthn); with its user verified it is two factors by itself. */
    PASSKEY,
    /** Codes that were written down, each for one use. They help who has another factor, and are none by themselves. */
    RECOVERY_CODE;

    /** The kind as it travels. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
