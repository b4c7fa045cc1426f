package io.boxoffice.system;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A collector of traces (OTLP over HTTP) for one server; what it receives it keeps, each octet as a character. */
final class SpanCollector {
    private final Queue<String> received = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    private SpanCollector(HttpServer server) {
        this.server = server;
        server.createContext("/v1/traces", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    /** Until the end of the JVM. */
    static SpanCollector start() {
        try {
            return new SpanCollector(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What a server is told that sends its spans here, several times a second. */
    String[] settings() {
        return new String[] {
            "boxoffice.tracing=on",
            "otel.exporter.otlp.endpoint=http://127.0.0.1:"
                    + server.getAddress().getPort(),
            "otel.exporter.otlp.protocol=http/protobuf",
            "otel.bsp.schedule.delay=200"
        };
    }

    boolean has(String text) {
        return received.stream().anyMatch(spans -> spans.contains(text));
    }
}
