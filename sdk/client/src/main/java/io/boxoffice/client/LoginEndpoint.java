package io.boxoffice.client;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** {@code /auth/login}, {@code /auth/refresh} and {@code /auth/logout} of one Boxoffice. */
final class LoginEndpoint {
    private static final Logger LOG = System.getLogger(LoginEndpoint.class.getName());

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

    /** The second step of a login (OAuth 2.0 for First-Party Applications 5.2.1). */
    TokenAnswer proceed(TokenOwner owner, String authSession, FactorProof proof) throws InterruptedException {
        return ask("/auth/login", owner, Map.of("auth_session", authSession, proof.member(), proof.text()));
    }

    TokenAnswer refresh(TokenOwner owner, String refreshToken) throws InterruptedException {
        return ask("/auth/refresh", owner, Map.of("refresh_token", refreshToken));
    }

    /** Ends a session. Nobody waits for more than the answer: a session that was not ended does so by itself. */
    void logout(String refreshToken) throws InterruptedException {
        try {
            http.ask(request("/auth/logout", Map.of("refresh_token", refreshToken)));
        } catch (IOException unavailable) {
            LOG.log(Level.DEBUG, "A session stays open: {0}", BoundedHttp.why(unavailable));
        }
    }

    private TokenAnswer ask(String path, TokenOwner owner, Map<String, Object> body) throws InterruptedException {
        TokenReading reading = TokenReading.ofASession(owner.audience(), nanos.getAsLong());
        try {
            return reading.read(http.ask(request(path, body)));
        } catch (IOException unavailable) {
            return new TokenAnswer.Unavailable(BoundedHttp.why(unavailable), Duration.ZERO);
        }
    }

    private HttpRequest.Builder request(String path, Map<String, Object> body) {
        return HttpRequest.newBuilder(URI.create(issuer + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSONObjectUtils.toJSONString(body)));
    }
}
