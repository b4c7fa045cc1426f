package io.boxoffice.client;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;

/** {@code /auth/login} and {@code /auth/refresh} of one Boxoffice; an answer within 3 s, up to 64 KiB, is one. */
final class TokenEndpoint {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int MAX_BYTES = 64 << 10;

    private final String issuer;
    private final HttpClient http;
    private final LongSupplier nanos;

    /** An endpoint. A client that follows redirects is refused: it would take a password wherever it is told. */
    TokenEndpoint(String issuer, HttpClient http, LongSupplier nanos) {
        if (http.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("the HttpClient must not follow redirects");
        }
        this.issuer = issuer;
        this.http = http;
        this.nanos = nanos;
    }

    TokenAnswer login(TokenOwner owner, String password) throws InterruptedException {
        return ask(
                "/auth/login",
                owner,
                Map.of("username", owner.username(), "password", password, "audience", owner.audience()));
    }

    TokenAnswer refresh(TokenOwner owner, String refreshToken) throws InterruptedException {
        return ask("/auth/refresh", owner, Map.of("refresh_token", refreshToken));
    }

    private TokenAnswer ask(String path, TokenOwner owner, Map<String, Object> body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(JSONObjectUtils.toJSONString(body)))
                .build();
        TokenReading reading = new TokenReading(owner.audience(), nanos.getAsLong());
        try {
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            return reading.read(response, text(response.body()));
        } catch (IOException unavailable) {
            return new TokenAnswer.Unavailable(unavailable.getClass().getSimpleName(), Duration.ZERO);
        }
    }

    private static String text(InputStream body) throws IOException {
        try (body) {
            byte[] bytes = body.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException("more than " + MAX_BYTES + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
