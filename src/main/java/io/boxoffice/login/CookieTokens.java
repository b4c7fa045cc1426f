package io.boxoffice.login;

import io.boxoffice.oauth.TokenResponse;

/** The body of a {@link TokenResponse} whose refresh token travels in a cookie. */
record CookieTokens(
        String accessToken, String tokenType, long expiresIn, long refreshExpiresIn, String audience, String scope) {
    static CookieTokens of(TokenResponse tokens) {
        return new CookieTokens(
                tokens.accessToken(),
                tokens.tokenType(),
                tokens.expiresIn(),
                tokens.refreshExpiresIn(),
                tokens.audience(),
                tokens.scope());
    }

    /** A record prints its components; a token must not be printed. */
    @Override
    public String toString() {
        return "CookieTokens[audience=" + audience + ", scope=" + scope + "]";
    }
}
