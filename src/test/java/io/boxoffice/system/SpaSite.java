package io.boxoffice.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The files of a single-page application on {@code localhost}, as a development server has them: those of {@code docs/clients.md}. */
final class SpaSite implements AutoCloseable {
    private static final Path FILES = Path.of("src", "test", "resources", "spa");
    private static final String LIBRARY = "oidc-client-ts.min.js";
    private static final Path MODULE =
            NpmScript.HOME.resolve(Path.of("node_modules", "oidc-client-ts", "dist", "browser", LIBRARY));

    private final HttpServer server;
    private volatile String settings = "{}";

    private SpaSite(HttpServer server) {
        this.server = server;
    }

    static SpaSite open() {
        try {
            SpaSite site =
                    new SpaSite(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            site.server.createContext("/", site::answer);
            site.server.start();
            return site;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    /** What the application reads of where it signs in, and as what. */
    void settings(Map<String, Object> told) {
        settings = Json.text(told);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring(1);
        byte[] file =
                switch (name) {
                    case "" -> Files.readAllBytes(FILES.resolve("index.html"));
                    case "app.js" -> Files.readAllBytes(FILES.resolve(name));
                    case LIBRARY -> Files.readAllBytes(MODULE);
                    default -> settings.getBytes(StandardCharsets.UTF_8);
                };
        exchange.getResponseHeaders().set("Content-Type", name.endsWith(".js") ? "text/javascript" : "text/html");
        exchange.sendResponseHeaders(200, file.length);
        exchange.getResponseBody().write(file);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
