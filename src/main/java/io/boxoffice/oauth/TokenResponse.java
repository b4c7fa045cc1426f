package io.boxoffice.oauth;

/**
 * The answer of a login or a refresh (RFC 6749 5.1, with the audience of RFC 8707).
 *
 * @param expiresIn seconds until the access token expires
 * @param refreshExpiresIn seconds until the refresh token expires if it is not used
 * @param scope always there; {@code ""} when there is none
 */
public record TokenResponse(
        String accessToken,
        String tokenType,
        long expiresIn,
        String refreshToken,
        long refreshExpiresIn,
        String audience,
        String scope) {

    /** A record prints its components; a token must not be printed. */
    @Override
    public String toString() {
        return "TokenResponse[audience=" + audience + ", scope=" + scope + "]";
    }
}
