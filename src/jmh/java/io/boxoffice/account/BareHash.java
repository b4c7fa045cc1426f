package io.boxoffice.account;

/** The password hash of the product with its parameters, and nothing around it. */
public final class BareHash {
    private BareHash() {}

    /** Hashes once. */
    public static String of(byte[] password) {
        return PasswordHash.ARGON2ID.hash(password);
    }
}
