package io.boxoffice.login;

import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.TokenResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** 200 with tokens, never to be stored on the way (RFC 6749 5.1). */
final class TokenAnswer {
    private TokenAnswer() {}

    /** All in the body, or the refresh token in a cookie and the rest in the body. */
    static Response of(TokenResponse tokens, Optional<RefreshCookie> cookie) {
        Response.ResponseBuilder answer = Response.ok(tokens)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Pragma", "no-cache");
        cookie.ifPresent(kept -> answer.entity(tokens.withoutRefreshToken())
                .header(
                        HttpHeaders.SET_COOKIE,
                        kept.keeping(
                                new Secret(tokens.refreshToken().orElseThrow()),
                                tokens.refreshExpiresIn().orElseThrow())));
        return answer.build();
    }
}
