package io.boxoffice.login;

import io.boxoffice.oauth.TokenResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** 200 with tokens, never to be stored on the way (RFC 6749 5.1). */
final class TokenAnswer {
    private TokenAnswer() {}

    static Response of(TokenResponse tokens) {
        return Response.ok(tokens)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Pragma", "no-cache")
                .build();
    }
}
