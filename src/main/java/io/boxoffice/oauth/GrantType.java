package io.boxoffice.oauth;

/** By which way a client came to a token. */
public enum GrantType {
    /** A username and a password at {@code /auth/login}: the service's own client only. */
    FIRST_PARTY,
    /** A refresh token (RFC 6749 6). */
    REFRESH_TOKEN
}
