package io.boxoffice.idtoken;

/** The names of claims that are written into ID tokens and read from hints. */
final class IdTokenClaimNames {
    static final String ISSUER = "iss";
    static final String SUBJECT = "sub";
    static final String AUDIENCE = "aud";

    /** The sign-in of the browser: the same as in logout tokens (OpenID Connect Back-Channel Logout 2.1). */
    static final String SIGN_IN = "sid";

    private IdTokenClaimNames() {}
}
