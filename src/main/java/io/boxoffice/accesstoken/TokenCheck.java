package io.boxoffice.accesstoken;

import java.util.List;
import java.util.Locale;

/**
 * The checks of an access token (RFC 9068 4, RFC 8725 3), in the order in which they are made. {@link AccessTokenVerifier#verify} stops at the
 * first that fails, {@link AccessTokenVerifier#explain} goes through all.
 */
public enum TokenCheck {
    /** At most 8 KiB. */
    SIZE(Rejection.MALFORMED),
    /** Three parts, the signature canonical base64url (RFC 7515 7.1). */
    PARTS(Rejection.MALFORMED),
    /** The header is one JSON object, strictly read. */
    HEADER_JSON(Rejection.MALFORMED),
    /** So are the claims. */
    CLAIMS_JSON(Rejection.MALFORMED),
    /** {@code alg}, {@code typ} and {@code kid}, all texts, and nothing else. */
    HEADER_MEMBERS(Rejection.HEADER),
    /** {@code at+jwt} (RFC 9068 2.1). */
    TYPE(Rejection.HEADER),
    /** The key of this {@code kid} signs access tokens, and is trusted now. */
    KEY(Rejection.KEY),
    /** {@code alg} is the one of that key (RFC 8725 3.1). */
    ALGORITHM(Rejection.ALGORITHM),
    /** The signature is that key's. */
    SIGNATURE(Rejection.SIGNATURE),
    /** Every claim that must be there is, with its type, and {@code aud} is one audience (RFC 9068 2.2). */
    CLAIMS(Rejection.CLAIMS),
    /** The key signs for that audience. */
    KEY_AUDIENCE(Rejection.KEY_OF_ANOTHER_AUDIENCE),
    /** {@code iss} is this issuer, byte for byte. */
    ISSUER(Rejection.ISSUER),
    /** Neither it nor its session, user or client is revoked. */
    REVOKED(Rejection.REVOKED),
    /** {@code exp} has not come, but for the skew (RFC 7519 4.1.4). */
    EXPIRES(Rejection.EXPIRED),
    /** {@code iat} has come, but for the skew, and lies before {@code exp}. */
    ISSUED(Rejection.ISSUED_IN_THE_FUTURE),
    /** From {@code iat} to {@code exp} it is no longer than any token lives here. */
    LIFETIME(Rejection.LIFETIME),
    /** {@code nbf}, where there is one, has come, but for the skew (RFC 7519 4.1.5). */
    NOT_BEFORE(Rejection.NOT_YET_VALID);

    /** All of them; {@link #values} would copy them for each token. */
    static final List<TokenCheck> IN_ORDER = List.of(values());

    private final Rejection rejection;

    TokenCheck(Rejection rejection) {
        this.rejection = rejection;
    }

    /** Why a token is refused of which it is the first that fails. */
    public Rejection rejection() {
        return rejection;
    }

    /** The check as it travels. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
