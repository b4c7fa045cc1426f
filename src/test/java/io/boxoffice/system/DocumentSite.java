package io.boxoffice.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.boxoffice.container.LocalCertificate;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Where the makers of clients serve their documents: on this machine, over TLS, with a certificate that a server must be told to trust. */
final class DocumentSite {
    /** What is served at a path. */
    record Served(int status, String type, String body) {}

    private final Map<String, Served> served = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpsServer server;
    private final Path trust;

    private DocumentSite(HttpsServer server, Path trust) {
        this.server = server;
        this.trust = trust;
    }

    /** Serves until the end of the JVM. */
    static DocumentSite open() {
        try {
            Path home = Files.createTempDirectory(Files.createDirectories(Node.OUTPUT.toAbsolutePath()), "site-");
            KeyStore certificate = LocalCertificate.make(home);
            Path trust = home.resolve("trust.p12");
            try (OutputStream out = Files.newOutputStream(trust)) {
                certificate.store(out, LocalCertificate.PASSWORD.toCharArray());
            }
            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(LocalCertificate.serving(certificate)));
            DocumentSite site = new DocumentSite(server, trust);
            server.createContext("/", site::answer);
            server.start();
            return site;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** What a server is started with whose Java trusts this site, beside what all servers of the tests are started with. */
    String jvmArguments() {
        return "JVM_ARGS=" + Objects.requireNonNullElse(System.getenv("JVM_ARGS"), "") + " -Djavax.net.ssl.trustStore="
                + trust + " -Djavax.net.ssl.trustStorePassword=" + LocalCertificate.PASSWORD;
    }

    String address(String path) {
        return "https://localhost:" + server.getAddress().getPort() + path;
    }

    /** Serves a document that says of itself what it is, with members changed. */
    String client(String path, Object... changes) {
        Map<String, Object> members = Json.map(
                "client_id",
                address(path),
                "client_name",
                "Notes",
                "redirect_uris",
                List.of(CodeFlow.REDIRECT),
                "grant_types",
                List.of("authorization_code", "refresh_token"),
                "token_endpoint_auth_method",
                "none");
        members.putAll(Json.map(changes));
        return serve(path, 200, "application/json", Json.text(members));
    }

    String serve(String path, int status, String type, String body) {
        served.put(path, new Served(status, type, body));
        return address(path);
    }

    /** How often a path was asked for. */
    long asked(String path) {
        return asked.stream().filter(path::equals).count();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        Served found = served.getOrDefault(path, new Served(404, "text/plain", "nothing"));
        exchange.getResponseHeaders().add("Content-Type", found.type());
        exchange.getResponseHeaders().add("Location", address("/good"));
        byte[] body = found.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(found.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
