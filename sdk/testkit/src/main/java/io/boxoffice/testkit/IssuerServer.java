package io.boxoffice.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The documents of an issuer over HTTP on the loopback interface, on a port that was free. Each is made when it is read. */
final class IssuerServer implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, AtomicInteger> readings = new ConcurrentHashMap<>();
    private volatile boolean down;

    IssuerServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException unavailable) {
            throw new UncheckedIOException("no port of the loopback interface is to be had", unavailable);
        }
        server.createContext("/", exchange -> answer(exchange, 404, "text/plain", "not found"));
        server.start();
    }

    /** By number, so that no resolver prefers an address of version 6. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Publishes a document at a path, and at no path below it. */
    void publish(String path, String mediaType, Supplier<String> document) {
        readings.put(path, new AtomicInteger());
        server.createContext(path, exchange -> {
            boolean isThere = exchange.getRequestURI().getPath().equals(path);
            counter(path).addAndGet(isThere ? 1 : 0);
            if (isThere && !down) {
                answer(exchange, 200, mediaType, document.get());
            } else {
                answer(exchange, isThere ? 503 : 404, "text/plain", "unavailable");
            }
        });
    }

    /** How often a document was asked for. */
    int readings(String path) {
        return counter(path).get();
    }

    void setDown(boolean isDown) {
        down = isDown;
    }

    private AtomicInteger counter(String path) {
        return readings.computeIfAbsent(path, none -> new AtomicInteger());
    }

    private static void answer(HttpExchange exchange, int status, String mediaType, String text) throws IOException {
        try (exchange) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", mediaType);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
