package io.boxoffice.resourceserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an issuer can make a service wait for and hold. */
class HttpFetchTest {
    private final HttpFetch fetch = new HttpFetch(HttpClient.newHttpClient());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/good", exchange -> answer(exchange, 200, "whole"));
        server.createContext("/away", exchange -> answer(exchange, 404, "nothing"));
        server.createContext("/silent", this::silent);
        server.createContext("/long", HttpFetchTest::tooLong);
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        exchange.sendResponseHeaders(status, text.length());
        exchange.getResponseBody().write(text.getBytes(UTF_8));
        exchange.close();
    }

    /** A head, the beginning of a body, and nothing more. */
    private void silent(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 100);
        exchange.getResponseBody().write('{');
        exchange.getResponseBody().flush();
        try {
            over.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void tooLong(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] part = new byte[1 << 16];
        for (int i = 0; i <= 64; i++) {
            exchange.getResponseBody().write(part);
        }
        exchange.close();
    }

    private String get(String path) throws IOException {
        return fetch.get(URI.create("http://localhost:" + server.getAddress().getPort() + path), "application/json");
    }

    @Test
    void wholeThenItsText() throws IOException {
        assertThat(get("/good")).isEqualTo("whole");
    }

    @Test
    void anotherStatusThenAFailure() {
        assertThatThrownBy(() -> get("/away"))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("/away answered 404");
    }

    @Test
    void silentInTheMiddleThenAFailureInTime() {
        Instant begun = Instant.now();
        assertThatThrownBy(() -> get("/silent"))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("/silent did not answer in time");
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void longerThanItMayBeThenAFailure() {
        assertThatThrownBy(() -> get("/long"))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("/long did not answer");
    }

    @Test
    void nobodyThereThenAFailure() {
        server.stop(0);
        assertThatThrownBy(() -> get("/good")).isInstanceOf(IOException.class);
    }
}
