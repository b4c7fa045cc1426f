package io.boxoffice.system;

/** What a login or a refresh gave. */
record Tokens(String access, String refresh, String audience, String scope) {
    static Tokens of(Answer answer) {
        answer.hasStatus(200);
        return new Tokens(
                answer.text("access_token"),
                answer.text("refresh_token"),
                answer.text("audience"),
                answer.text("scope"));
    }

    TokenText accessText() {
        return TokenText.of(access);
    }

    /** The key that signed the access token. */
    String kid() {
        return accessText().headerJson().path("kid").stringValue();
    }

    /** The session that both tokens belong to. */
    String session() {
        return claim("sid");
    }

    /** The id of the access token. */
    String jti() {
        return claim("jti");
    }

    /** A claim of the access token. */
    String claim(String name) {
        return accessText().claimsJson().path(name).asString();
    }
}
