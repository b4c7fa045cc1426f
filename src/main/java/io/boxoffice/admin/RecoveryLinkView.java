package io.boxoffice.admin;

/**
 * A link by which a user sets a password.
 *
 * @param expiresIn for how many seconds it is good
 */
record RecoveryLinkView(String url, long expiresIn) {
    /** A record prints its components; whoever has the link is the user. */
    @Override
    public String toString() {
        return "RecoveryLinkView[***]";
    }
}
