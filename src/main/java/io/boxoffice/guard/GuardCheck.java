package io.boxoffice.guard;

import java.util.Locale;

/** What is asked of a good token by the request that it comes with, in the order in which it is asked. */
public enum GuardCheck {
    /** The path is one of the token's audience. */
    PATH_AUDIENCE,
    /** A token that is bound to a key comes with the scheme {@code DPoP}, any other with {@code Bearer} (RFC 9449 7.1). */
    BINDING,
    /** The proof is one for this request and this token (RFC 9449 4.3). */
    PROOF,
    /** The proof is of the key that the token is bound to. */
    PROOF_KEY,
    /** Something is served under this method and path. */
    RESOURCE,
    /** Role, scope, kind of subject and tenant are what the method asks for. */
    PERMISSION,
    /** The user has shown who they are lately enough (RFC 9470). */
    RECENT_LOGIN;

    /** The check as it travels. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
