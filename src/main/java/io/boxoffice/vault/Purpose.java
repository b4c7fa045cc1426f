package io.boxoffice.vault;

import java.util.Locale;

/** What a key of the ring is for. One key, one purpose: none is ever used for a second. */
public enum Purpose {
    /** Seals the private halves of the signing keys. */
    SIGNING,
    /** The keyed step in front of the password hash. */
    PEPPER,
    /** The keyed hash of refresh tokens. */
    TOKEN,
    /** Derives a refresh token from the one before. */
    SUCCESSOR,
    /** Encrypts the cursors of lists. */
    CURSOR,
    /** The keyed hash by which a shared secret is known again. */
    THUMBPRINT,
    /** The keyed hash of the secrets of clients, and of the ids of their assertions. */
    CLIENT_SECRET,
    /** Seals the password hashes that were made elsewhere. */
    FOREIGN_HASH,
    /** Seals the seeds of one-time codes. */
    FACTOR_SEED,
    /** The keyed hash of recovery codes. */
    RECOVERY_CODE;

    /** The purpose as it stands in the database and in associated data. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
