package io.boxoffice.hash;

/** How a hash of elsewhere was made: its parameters, its salt and what came of it. */
sealed interface Algorithm permits Argon2idString, Bcrypt, Scrypt, Pbkdf2 {
    /** Whether a look stays within the bounds of its kind. */
    boolean isAffordable();

    /** The memory of a look outside of the heap, in KiB. */
    int kibibytes();

    /** Whether a password is the one of it. */
    boolean matches(byte[] password);
}
