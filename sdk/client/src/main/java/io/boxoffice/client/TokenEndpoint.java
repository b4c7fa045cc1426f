package io.boxoffice.client;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** {@code /oauth2/token} of one Boxoffice, as one client asks it (RFC 6749 3.2, RFC 9449 5). */
final class TokenEndpoint {
    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

    private final String issuer;
    private final URI address;
    private final BoundedHttp http;
    private final ClientAuthentication client;
    private final Optional<DpopProofs> dpop;
    private final LongSupplier nanos;
    private final Clock clock;

    TokenEndpoint(
            String issuer,
            BoundedHttp http,
            ClientAuthentication client,
            Optional<DpopProofs> dpop,
            LongSupplier nanos,
            Clock clock) {
        this.issuer = issuer;
        this.address = URI.create(issuer + "/oauth2/token");
        this.http = http;
        this.client = client;
        this.dpop = dpop;
        this.nanos = nanos;
        this.clock = clock;
    }

    /** RFC 6749 4.4. */
    TokenAnswer clientCredentials(Target target) throws InterruptedException {
        return ask(target, Map.of("grant_type", "client_credentials"));
    }

    /** RFC 8693 2.1. */
    TokenAnswer exchange(Target target, String subjectToken) throws InterruptedException {
        return ask(
                target,
                Map.of(
                        "grant_type", EXCHANGE,
                        "subject_token", subjectToken,
                        "subject_token_type", ACCESS_TOKEN,
                        "requested_token_type", ACCESS_TOKEN));
    }

    /** A nonce that is asked for is in the answer, and goes into the second request; there is no third (RFC 9449 8). */
    private TokenAnswer ask(Target target, Map<String, String> grant) throws InterruptedException {
        TokenAnswer answer = once(target, grant);
        return dpop.isPresent()
                        && answer instanceof TokenAnswer.Refused refused
                        && refused.error().equals("use_dpop_nonce")
                ? once(target, grant)
                : answer;
    }

    private TokenAnswer once(Target target, Map<String, String> grant) throws InterruptedException {
        String type = dpop.isPresent() ? "DPoP" : "Bearer";
        TokenReading reading = new TokenReading(target.audience(), type, false, nanos.getAsLong());
        try {
            HttpResponse<String> answer = http.ask(request(target, grant));
            dpop.ifPresent(proofs -> proofs.note(
                    address, answer.headers().firstValue("DPoP-Nonce").orElse(null)));
            return reading.read(answer);
        } catch (IOException unavailable) {
            return new TokenAnswer.Unavailable(BoundedHttp.why(unavailable), Duration.ZERO);
        } catch (RuntimeException failed) {
            return new TokenAnswer.Unavailable(
                    "secret or key: " + failed.getClass().getSimpleName(), Duration.ZERO);
        }
    }

    private HttpRequest.Builder request(Target target, Map<String, String> grant) {
        Map<String, String> form = new LinkedHashMap<>(grant);
        form.put("audience", target.audience());
        if (!target.scope().isEmpty()) {
            form.put("scope", target.scope());
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        client.apply(issuer, clock.instant(), request, form);
        dpop.ifPresent(proofs -> request.header("DPoP", proofs.proof("POST", address)));
        return request.header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form)));
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
