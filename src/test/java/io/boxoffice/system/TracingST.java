package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** {@code boxoffice.tracing=on}, with a collector of the test's own. */
@OwnServers
class TracingST {
    private final Queue<String> received = new ConcurrentLinkedQueue<>();

    @Test
    @DisplayName("LG-03: spans arrive, in the caller's trace, and no token or password is in them")
    void tracedThenTheCollectorGetsSpansWithoutSecrets() throws IOException {
        HttpServer collector = collector();
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        try (Boxoffice boxoffice = Boxoffice.fresh(
                "boxoffice.tracing=on",
                "otel.exporter.otlp.endpoint=http://127.0.0.1:"
                        + collector.getAddress().getPort(),
                "otel.exporter.otlp.protocol=http/protobuf",
                "otel.bsp.schedule.delay=200")) {
            Tokens tokens = boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "server");
            boxoffice
                    .send(boxoffice
                            .request("/api/server/me?access_token=" + tokens.jti())
                            .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                            .header("Authorization", "Bearer " + tokens.access()))
                    .hasStatus(200);
            Tokens next = boxoffice.refresh(tokens);
            Poll.until("spans", Duration.ofSeconds(20), () -> has("/auth/refresh"));
            assertThat(has("/auth/login")).isTrue();
            for (String secret : List.of(
                    tokens.access(), next.access(), tokens.refresh(), next.refresh(), Boxoffice.ADMIN_PASSWORD)) {
                assertThat(received).noneMatch(span -> span.contains(secret));
            }
            byte[] id = HexFormat.of().parseHex(trace);
            assertThat(has(new String(id, StandardCharsets.ISO_8859_1)))
                    .as("the caller's trace")
                    .isTrue();
        } finally {
            collector.stop(0);
        }
    }

    private boolean has(String text) {
        return received.stream().anyMatch(span -> span.contains(text));
    }

    private HttpServer collector() throws IOException {
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        return collector;
    }
}
