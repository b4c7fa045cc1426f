package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A running Boxoffice and the calls of its interface. {@link #open} is the one that most tests of this JVM share;
 * {@link #fresh} has an empty data directory and a process of its own.
 */
final class Boxoffice implements AutoCloseable {
    static final String ADMIN_PASSWORD = "a box of tickets, one show each";

    /** Origins whose pages may read the answers of {@link #open}. */
    static final String APP = "https://app.example";

    static final String LOCAL_APP = "http://localhost:3000";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static @Nullable Boxoffice shared;

    private final Function<Map<String, String>, Node> start;
    private final Map<String, String> settings;
    private final Map<String, Held> adminTokens = new HashMap<>();
    private Node node;
    private @Nullable HttpClient client;

    private record Held(Tokens tokens, Instant until) {
        /** Kept for half of its life, and not longer than a few minutes. */
        static Held of(Tokens tokens) {
            JsonNode claims = tokens.accessText().claimsJson();
            long life = claims.path("exp").longValue() - claims.path("iat").longValue();
            return new Held(tokens, Instant.now().plusSeconds(Math.min(240, life / 2)));
        }
    }

    private Boxoffice(Function<Map<String, String>, Node> start, Map<String, String> settings) {
        this.start = start;
        this.settings = settings;
        this.node = start.apply(settings);
    }

    /** The server that tests of this JVM share, but for those of other lanes; it is started once and stopped with the JVM. */
    static synchronized Boxoffice open() {
        Boxoffice boxoffice = shared;
        if (boxoffice == null) {
            boxoffice = withAllOpened();
            shared = boxoffice;
        }
        return boxoffice;
    }

    /**
     * A server with what is closed by default opened, self-registration and the pages of two origins, so that their tests need
     * none of their own.
     */
    static Boxoffice withAllOpened() {
        return fresh(
                "boxoffice.registration=open",
                "boxoffice.registration.audiences=other,nowhere",
                "boxoffice.sessions.max=0", // all tests share the one administrator
                "boxoffice.allowed.origins=" + APP + ", " + LOCAL_APP);
    }

    /** A server of the test's own, on an empty directory, ready to serve. */
    static Boxoffice fresh(String... moreSettings) {
        return starting(Map.of("boxoffice.admin.password", ADMIN_PASSWORD), moreSettings)
                .ready();
    }

    /** A server whose start is not waited for; {@code settings} are written {@code property=value}. */
    static Boxoffice starting(Map<String, String> settings, String... moreSettings) {
        return starting(Node::start, settings, moreSettings);
    }

    /** The same of another make than what was built here. */
    static Boxoffice starting(
            Function<Map<String, String>, Node> start, Map<String, String> settings, String... moreSettings) {
        Map<String, String> all = new HashMap<>(Map.of(
                "boxoffice.data.dir",
                emptyDirectory().toString(),
                "boxoffice.http.port",
                Integer.toString(Node.freePort()),
                "boxoffice.https.port",
                Integer.toString(Node.freePort()),
                "boxoffice.limit.login.address",
                "0", // all tests come from one address
                "boxoffice.limit.refresh.address",
                "0",
                "boxoffice.limit.client.address",
                "0"));
        all.putAll(settings);
        Arrays.stream(moreSettings)
                .map(setting -> setting.split("=", 2))
                .forEach(setting -> all.put(setting[0], setting[1]));
        return new Boxoffice(start, all);
    }

    private static Path emptyDirectory() {
        try {
            Path parent = Files.createDirectories(Node.OUTPUT.toAbsolutePath());
            return Files.createTempDirectory(parent, "data-");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** After its database was away: who was in the midst of something finds out within two seconds, and takes the whole pool along. */
    Boxoffice wellAgain() {
        pause(Duration.ofSeconds(2));
        return ready();
    }

    /** Waits until the server says that it is ready. */
    Boxoffice ready() {
        Instant end = Instant.now().plus(PATIENCE);
        while (!isReady()) {
            if (!node.isAlive() || Instant.now().isAfter(end)) {
                fail("not ready: %s%n%s", settings, node.endOfLog());
            }
            pause(Duration.ofMillis(250));
        }
        return this;
    }

    private boolean isReady() {
        try {
            return Files.exists(certificate()) && get("/health/ready").status() == 200;
        } catch (UncheckedIOException notYet) {
            client = null;
            return false;
        }
    }

    /** Starts again on the same directory, with the same settings. */
    Boxoffice reopen() {
        startAgain();
        return ready();
    }

    /** Starts again with these settings changed, an empty value takes one away; does not wait. */
    Node startAgain(String... changes) {
        Arrays.stream(changes)
                .map(change -> change.split("=", 2))
                .forEach(change -> settings.put(change[0], change[1]));
        settings.values().removeIf(String::isEmpty);
        Node.awaitFree(httpPort(), httpsPort());
        node = start.apply(settings);
        client = null;
        return node;
    }

    Node node() {
        return node;
    }

    Path dataDirectory() {
        return Path.of(setting("boxoffice.data.dir"));
    }

    Path certificate() {
        return dataDirectory().resolve("tls.pem");
    }

    /** Its embedded database. */
    Database database() {
        return new Database(dataDirectory(), Database.DEFAULT_NAME);
    }

    String issuer() {
        return settings.getOrDefault("boxoffice.issuer", "https://localhost:" + httpsPort());
    }

    int httpsPort() {
        return Integer.parseInt(setting("boxoffice.https.port"));
    }

    int httpPort() {
        return Integer.parseInt(setting("boxoffice.http.port"));
    }

    String setting(String property) {
        return settings.getOrDefault(property, "");
    }

    // Calls

    Tokens login(String username, String password, String audience) {
        return Tokens.of(tryLogin(username, password, audience));
    }

    Answer tryLogin(String username, String password, String audience) {
        return post("/auth/login", Json.object("username", username, "password", password, "audience", audience));
    }

    Tokens login(Person person, String audience) {
        return login(person.username(), person.password(), audience);
    }

    Answer tryRefresh(String refreshToken) {
        return post("/auth/refresh", Json.object("refresh_token", refreshToken));
    }

    Answer tryLogout(String refreshToken) {
        return post("/auth/logout", Json.object("refresh_token", refreshToken));
    }

    Tokens refresh(Tokens tokens) {
        return Tokens.of(tryRefresh(tokens.refresh()));
    }

    /** The bootstrap admin's tokens for an audience, not older than a few minutes. */
    Tokens admin(String audience) {
        Held held = adminTokens.get(audience);
        if (held == null || held.until().isBefore(Instant.now())) {
            held = Held.of(login("admin", ADMIN_PASSWORD, audience));
            adminTokens.put(audience, held);
        }
        return held.tokens();
    }

    /** The next call of the admin is with new tokens: the key of the present ones may be revoked. */
    void forgetAdmin() {
        adminTokens.clear();
    }

    /** A new user with the default role and these audiences. */
    Person createUser(String... audiences) {
        return hireWith(Json.map("audiences", List.of(audiences)));
    }

    /** A new user with these members beside name and password. */
    Person hireWith(Map<String, Object> members) {
        String username = uniqueName();
        String password = "correct horse " + username;
        Map<String, Object> user = Json.map("username", username, "password", password);
        user.putAll(members);
        Answer created = asAdmin("/api/server/users", Json.text(user)).hasStatus(201);
        return new Person(created.text("id"), username, password);
    }

    static String uniqueName() {
        return "user-" + UUID.randomUUID().toString().substring(0, 13);
    }

    /** A key in the hands of the test, published and trusted for an audience, signing nothing by itself. */
    SigningKey importKey(String audience) {
        SigningKey key = SigningKey.generate();
        importKey(audience, key, "retiring").hasStatus(201);
        return key;
    }

    Answer importKey(String audience, SigningKey key, String state) {
        return asAdmin("/api/server/keys", Json.object("audience", audience, "jwk", key.jwk(), "state", state));
    }

    Answer asAdmin(String path, String json) {
        return post(
                path,
                json,
                admin(path.startsWith("/api/other") ? "other" : "server").access());
    }

    // HTTP

    Answer get(String path) {
        return send(request(path));
    }

    Answer get(String path, String accessToken) {
        return send(request(path).header("Authorization", "Bearer " + accessToken));
    }

    Answer getPlain(String path) {
        return send(plainRequest(path));
    }

    HttpRequest.Builder plainRequest(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + httpPort() + path))
                .timeout(Duration.ofSeconds(30));
    }

    Answer delete(String path, String accessToken) {
        return send(
                request(path).header("Authorization", "Bearer " + accessToken).DELETE());
    }

    /** What is there is read first, so that the change names it. */
    Answer patch(String path, String json, String accessToken) {
        String tag = get(path, accessToken).hasStatus(200).header("ETag");
        return send(request(path)
                .header("Authorization", "Bearer " + accessToken)
                .header("Content-Type", "application/json")
                .header("If-Match", tag)
                .method("PATCH", BodyPublishers.ofString(json)));
    }

    Answer post(String path, String json) {
        return post(path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    Answer post(String path, String json, String accessToken) {
        return send(request(path)
                .header("Authorization", "Bearer " + accessToken)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    Answer put(String path, String json, String accessToken) {
        return send(request(path)
                .header("Authorization", "Bearer " + accessToken)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json)));
    }

    Answer patch(String path, String ifMatch, String json, String accessToken) {
        return send(request(path)
                .header("Authorization", "Bearer " + accessToken)
                .header("Content-Type", "application/json")
                .header("If-Match", ifMatch)
                .method("PATCH", BodyPublishers.ofString(json)));
    }

    Answer post(String path, String contentType, byte[] body) {
        return send(request(path).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body)));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address(path)).timeout(Duration.ofSeconds(30));
    }

    URI address(String path) {
        return URI.create("https://localhost:" + httpsPort() + path);
    }

    Answer send(HttpRequest.Builder request) {
        return exchange(request).leaksNothing();
    }

    /** The answer to what a test made fail inside: 500, which no other answer may be. */
    Answer failing(String path, String json) {
        return exchange(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)))
                .isOAuthError(500, "server_error");
    }

    private Answer exchange(HttpRequest.Builder request) {
        try {
            return Answer.of(client().send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** A request byte for byte (characters are octets), over TLS. */
    Answer raw(String request) {
        return new Wire(trust().getSocketFactory(), httpsPort())
                .exchange(request.getBytes(StandardCharsets.ISO_8859_1))
                .leaksNothing();
    }

    /** A raw request without a body: method and target as they are, and header lines. */
    Answer raw(String method, String target, String... headerLines) {
        String lines = Arrays.stream(headerLines).map(line -> line + "\r\n").collect(Collectors.joining());
        return raw(method + " " + target + " HTTP/1.1\r\nHost: localhost:" + httpsPort() + "\r\n" + lines
                + "Connection: close\r\n\r\n");
    }

    private HttpClient client() {
        HttpClient current = client;
        if (current == null) {
            current = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .sslContext(trust())
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();
            client = current;
        }
        return current;
    }

    /** Trust in the certificate of the data directory, and in nothing else. */
    SSLContext trust() {
        try (InputStream pem = Files.newInputStream(certificate())) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (Certificate trusted : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("boxoffice-" + store.size(), trusted);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException unreadable) {
            throw new UncheckedIOException(new IOException(unreadable));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** SIGTERM; the directory stays. */
    void stop() {
        node.stop();
    }

    @Override
    public void close() {
        stop();
        assertThat(node.isAlive()).isFalse();
    }
}
