package io.boxoffice.backchannel;

import io.boxoffice.transport.JvmTrust;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/**
 * Sends a logout token (OpenID Connect Back-Channel Logout 2.5). The address is an administrator's, over TLS, and may well be in the own
 * network; no redirect leads elsewhere, and nothing of the answer is read but its status, so nobody learns what is there.
 */
@ApplicationScoped
class LogoutPost {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int BAD_REQUEST = 400;

    /** What became of it. */
    enum Outcome {
        /** The client has it. */
        TAKEN,
        /** The client says that it never will (2.8). */
        REFUSED,
        /** Perhaps another time. */
        FAILED
    }

    HttpClient http;

    @SuppressWarnings("NullAway.Init")
    protected LogoutPost() {}

    @PostConstruct
    void open() {
        http = client(JvmTrust.tls());
    }

    static HttpClient client(SSLContext tls) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE)
                .sslContext(tls)
                .build();
    }

    Outcome send(String address, String logoutToken) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("logout_token=" + logoutToken))
                .build();
        try {
            HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
            answer.body().close();
            return outcome(answer.statusCode());
        } catch (IOException unreachable) {
            return Outcome.FAILED;
        }
    }

    private static Outcome outcome(int status) {
        if (status == BAD_REQUEST) {
            return Outcome.REFUSED;
        }
        return status / 100 == 2 ? Outcome.TAKEN : Outcome.FAILED;
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
