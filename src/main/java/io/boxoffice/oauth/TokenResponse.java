package io.boxoffice.oauth;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * The answer to whoever gets tokens (RFC 6749 5.1, RFC 8693 2.2.1, with the audience of RFC 8707). What there is not is left out.
 *
 * @param tokenType {@code Bearer}, or {@code DPoP} for a token that is bound to a key
 * @param expiresIn seconds until the access token expires
 * @param refreshToken with it, the next access token is got; a machine has none
 * @param refreshExpiresIn seconds until the refresh token expires if it is not used
 * @param scope always there; {@code ""} when there is none
 * @param issuedTokenType what kind of token an exchange came to
 * @param idToken who the user is, for the client itself (OpenID Connect Core 3.1.3.3)
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record TokenResponse(
        String accessToken,
        String tokenType,
        long expiresIn,
        Optional<String> refreshToken,
        Optional<Long> refreshExpiresIn,
        String audience,
        String scope,
        Optional<String> issuedTokenType,
        Optional<String> idToken) {

    /** The same where the refresh token travels elsewhere. */
    public TokenResponse withoutRefreshToken() {
        return new TokenResponse(
                accessToken,
                tokenType,
                expiresIn,
                Optional.empty(),
                refreshExpiresIn,
                audience,
                scope,
                issuedTokenType,
                idToken);
    }

    /** The same with an ID token. */
    public TokenResponse with(String idToken) {
        return new TokenResponse(
                accessToken,
                tokenType,
                expiresIn,
                refreshToken,
                refreshExpiresIn,
                audience,
                scope,
                issuedTokenType,
                Optional.of(idToken));
    }

    /** The same, of an exchange. */
    public TokenResponse ofType(String issued) {
        return new TokenResponse(
                accessToken,
                tokenType,
                expiresIn,
                refreshToken,
                refreshExpiresIn,
                audience,
                scope,
                Optional.of(issued),
                idToken);
    }

    /** A record prints its components; a token must not be printed. */
    @Override
    public String toString() {
        return "TokenResponse[audience=" + audience + ", scope=" + scope + "]";
    }
}
