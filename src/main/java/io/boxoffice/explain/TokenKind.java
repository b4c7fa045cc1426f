package io.boxoffice.explain;

import java.util.Locale;

/** What a text is, whatever its owner takes it for. */
public enum TokenKind {
    /** One of our keys has signed it as an access token. */
    ACCESS_TOKEN("An access token of this issuer."),
    /** It has the shape of a refresh token. Whose it is, and whether it is good, is not looked at. */
    REFRESH_TOKEN("A refresh token of this server, by its shape: it goes to the token endpoint and to no API."),
    /** One of our keys has signed it as an ID token. */
    ID_TOKEN("An ID token of this issuer, not an access token: it tells its client who signed in, and opens nothing."),
    /** It has the shape of a secret of a client. */
    CLIENT_SECRET("A client's secret, by its shape: whoever has seen it can act as the client."),
    /** It says of itself that it is a proof. */
    DPOP_PROOF("A DPoP proof, by its typ: it goes beside an access token, in the header DPoP."),
    /** Any other JWT. */
    JWT("A JWT, and no access token and no ID token that a key of this issuer has signed which is trusted now."),
    /** It has the shape of an authorization code, and of other values that are looked up. */
    OPAQUE("An opaque value, such as an authorization code: it is looked up where it is used, and is no access token."),
    /** Anything else. */
    UNKNOWN("No token of any kind that this server knows.");

    private final String words;

    TokenKind(String words) {
        this.words = words;
    }

    /** What it is, in words. */
    public String words() {
        return words;
    }

    /** The kind as it travels. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
