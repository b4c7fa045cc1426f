package io.boxoffice.client;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** {@code /auth/login} and {@code /auth/refresh} of one Boxoffice. */
final class LoginEndpoint {
    private final String issuer;
    private final BoundedHttp http;
    private final LongSupplier nanos;

    LoginEndpoint(String issuer, BoundedHttp http, LongSupplier nanos) {
        this.issuer = issuer;
        this.http = http;
        this.nanos = nanos;
    }

    TokenAnswer login(TokenOwner owner, String password, String scope) throws InterruptedException {
        Map<String, Object> body = new HashMap<>();
        body.put("username", owner.username());
        body.put("password", password);
        body.put("audience", owner.audience());
        if (!scope.isEmpty()) {
            body.put("scope", scope);
        }
        return ask("/auth/login", owner, body);
    }

    TokenAnswer refresh(TokenOwner owner, String refreshToken) throws InterruptedException {
        return ask("/auth/refresh", owner, Map.of("refresh_token", refreshToken));
    }

    private TokenAnswer ask(String path, TokenOwner owner, Map<String, Object> body) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(issuer + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSONObjectUtils.toJSONString(body)));
        TokenReading reading = TokenReading.ofASession(owner.audience(), nanos.getAsLong());
        try {
            return reading.read(http.ask(request));
        } catch (IOException unavailable) {
            return new TokenAnswer.Unavailable(BoundedHttp.why(unavailable), Duration.ZERO);
        }
    }
}
