package io.boxoffice.clientdocument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.boxoffice.container.LocalCertificate;
import io.boxoffice.transport.JvmTrust;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.hc.client5.http.impl.InMemoryDnsResolver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire, to a server with a certificate of its own; and what of it does not count. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class DocumentFetchTest {
    private static final String DOCUMENT = "{\"client_id\":\"x\"}";
    private static final Duration SHORT = Duration.ofMillis(700);
    private static final List<String> RECEIVED = new CopyOnWriteArrayList<>();
    private static final Set<InetSocketAddress> CONNECTIONS = new CopyOnWriteArraySet<>();

    @TempDir
    private static Path scratch;

    private static KeyStore certificate;
    private static HttpsServer server;
    private static ExecutorService threads;

    @BeforeAll
    static void serve() throws Exception {
        certificate = LocalCertificate.make(scratch);
        threads = Executors.newCachedThreadPool();
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(LocalCertificate.serving(certificate)));
        server.setExecutor(threads);
        server.createContext("/", DocumentFetchTest::answer);
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @BeforeEach
    void forget() {
        RECEIVED.clear();
        CONNECTIONS.clear();
    }

    @Test
    void documentThenItAndForHowLong() {
        DocumentFetch.Outcome outcome = everywhere().fetch(address("/good"));

        assertThat(outcome).isInstanceOfSatisfying(DocumentFetch.Fetched.class, fetched -> {
            assertThat(fetched.document().toString()).isEqualTo(DOCUMENT);
            assertThat(fetched.life()).isEqualTo(Duration.ofHours(2));
        });
        assertThat(RECEIVED).containsExactly("GET /good application/json [] [] []");
    }

    /** An answer to one is no part of the question to the next. */
    @Test
    void cookieThenNotSentAgain() {
        DocumentFetch fetch = everywhere();
        assertThat(fetch.fetch(address("/good"))).isInstanceOf(DocumentFetch.Fetched.class);
        assertThat(fetch.fetch(address("/good"))).isInstanceOf(DocumentFetch.Fetched.class);

        assertThat(RECEIVED)
                .allMatch("GET /good application/json [] [] []"::equals)
                .hasSize(2);
    }

    /** One that is kept would go where the name led before. */
    @Test
    void askedTwiceThenByTwoConnections() {
        DocumentFetch fetch = everywhere();
        assertThat(fetch.fetch(address("/good"))).isInstanceOf(DocumentFetch.Fetched.class);
        assertThat(fetch.fetch(address("/good"))).isInstanceOf(DocumentFetch.Fetched.class);

        assertThat(CONNECTIONS).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/type/application/json", "/type/application/json;charset=utf-8", "/type/application/client+json"
            })
    void contentTypeOfJsonThenTaken(String path) {
        assertThat(everywhere().fetch(address(path))).isInstanceOf(DocumentFetch.Fetched.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/status/201",
                "/status/203",
                "/status/204",
                "/status/301",
                "/status/302",
                "/status/303",
                "/status/307",
                "/status/308",
                "/status/304",
                "/status/401",
                "/status/404",
                "/status/429",
                "/status/500",
                "/status/503",
                "/type/text/html",
                "/type/text/json",
                "/type/application/jsonp",
                "/type/application/json-seq",
                "/array",
                "/twice",
                "/nothing",
                "/untyped",
            })
    void anythingElseThenFailedAndNobodyIsAskedElsewhere(String path) {
        assertThat(everywhere().fetch(address(path))).isInstanceOf(DocumentFetch.Failed.class);
        assertThat(RECEIVED).hasSize(1);
    }

    @Test
    void lengthThenUpToFiveKilobytes() {
        assertThat(everywhere().fetch(address("/length/" + DocumentFetch.LONGEST)))
                .isInstanceOf(DocumentFetch.Fetched.class);
        assertThat(everywhere().fetch(address("/length/" + (DocumentFetch.LONGEST + 1))))
                .isEqualTo(new DocumentFetch.Failed("it has more than 5120 octets"));
        assertThat(everywhere().fetch(address("/endless")))
                .isEqualTo(new DocumentFetch.Failed("it has more than 5120 octets"));
    }

    /** The library has bounds for it, or all of it would be in memory. */
    @ParameterizedTest
    @ValueSource(strings = {"/headers/100/1", "/headers/1/9000"})
    void headWithoutBoundThenFailed(String path) {
        assertThat(everywhere().fetch(address("/headers/10/1000"))).isInstanceOf(DocumentFetch.Fetched.class);
        assertThat(everywhere().fetch(address(path))).isInstanceOf(DocumentFetch.Failed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/trickle", "/silent"})
    void slowThenGivenUp(String path) {
        DocumentFetch fetch = everywhere();
        fetch.patience = SHORT;
        long begin = System.nanoTime();

        assertThat(fetch.fetch(address(path))).isEqualTo(new DocumentFetch.Failed("it took too long"));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SHORT.multipliedBy(4));
    }

    @Test
    void eightSlowOnesThenNoNinth() throws Exception {
        DocumentFetch fetch = everywhere();
        fetch.patience = Duration.ofSeconds(2);
        List<Future<DocumentFetch.Outcome>> slow = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            slow.add(threads.submit(() -> fetch.fetch(address("/silent"))));
        }
        while (RECEIVED.size() < 8) {
            Thread.onSpinWait();
        }
        assertThat(fetch.fetch(address("/good"))).isInstanceOf(DocumentFetch.Busy.class);

        for (Future<DocumentFetch.Outcome> one : slow) {
            assertThat(one.get(20, TimeUnit.SECONDS)).isInstanceOf(DocumentFetch.Failed.class);
        }
        DocumentFetch.Outcome next = fetch.fetch(address("/good"));
        for (int i = 0; next instanceof DocumentFetch.Busy && i < 500; i++) { // until their threads are over
            pause(10);
            next = fetch.fetch(address("/good"));
        }
        assertThat(next).isInstanceOf(DocumentFetch.Fetched.class);
    }

    /** The name leads to loopback, as one of a stranger may: nobody is connected to. */
    @Test
    void nameOfAnAddressThatIsNotPublicThenNotAsked() {
        DocumentFetch fetch = fetching(certificate, new PublicAddresses(false)::contains);

        assertThat(fetch.fetch(address("/good"))).isInstanceOf(DocumentFetch.Failed.class);
        assertThat(RECEIVED).isEmpty();
    }

    @Test
    void oneOfItsAddressesIsNotAllowedThenUnknown() throws Exception {
        InetAddress good = InetAddress.ofLiteral("192.0.2.1");
        InMemoryDnsResolver both = new InMemoryDnsResolver();
        both.add("app.example", good, InetAddress.ofLiteral("10.0.0.1"));

        assertThat(new DocumentFetch.Guarded(both, _ -> true).resolve("app.example"))
                .hasSize(2);
        assertThatThrownBy(() -> new DocumentFetch.Guarded(both, good::equals).resolve("app.example"))
                .isInstanceOf(UnknownHostException.class);
    }

    @Test
    void certificateThatNobodyTrustsOrOfAnotherHostThenNothingIsSent() {
        assertThat(fetching(null, _ -> true).fetch(address("/good"))).isInstanceOf(DocumentFetch.Failed.class);
        assertThat(everywhere().fetch(address("/good").replace("localhost", "127.0.0.1")))
                .isInstanceOf(DocumentFetch.Failed.class);
        assertThat(RECEIVED).isEmpty();
    }

    @Test
    void nobodyThereThenFailed() {
        assertThat(everywhere().fetch("https://localhost:1/client")).isInstanceOf(DocumentFetch.Failed.class);
        assertThat(everywhere().fetch("https://nobody.invalid/client")).isInstanceOf(DocumentFetch.Failed.class);
    }

    private static DocumentFetch everywhere() {
        return fetching(certificate, _ -> true);
    }

    private static DocumentFetch fetching(@Nullable KeyStore trusted, Predicate<InetAddress> allowed) {
        DocumentFetch fetch = new DocumentFetch();
        fetch.http = DocumentFetch.client(JvmTrust.tls(trusted), allowed);
        return fetch;
    }

    private static String address(String path) {
        return "https://localhost:" + server.getAddress().getPort() + path;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        RECEIVED.add(exchange.getRequestMethod() + " " + path + " "
                + exchange.getRequestHeaders().getFirst("Accept") + " "
                + sent(exchange, "Cookie") + " " + sent(exchange, "Authorization") + " "
                + sent(exchange, "Accept-Encoding"));
        CONNECTIONS.add(exchange.getRemoteAddress());
        exchange.getResponseHeaders().add("Set-Cookie", "a=b");
        exchange.getResponseHeaders().add("Location", address("/good"));
        exchange.getResponseHeaders().add("Cache-Control", "max-age=7200");
        if (!path.equals("/untyped")) {
            exchange.getResponseHeaders()
                    .add("Content-Type", path.startsWith("/type/") ? path.substring(6) : "application/json");
        }
        if (path.startsWith("/headers/")) {
            String[] counts = path.substring(9).split("/", -1);
            for (int i = 0; i < Integer.parseInt(counts[0]); i++) {
                exchange.getResponseHeaders().add("X-" + i, "x".repeat(Integer.parseInt(counts[1])));
            }
        }
        switch (path) {
            case "/silent" -> hold();
            case "/trickle" -> endless(exchange, 1, 100);
            case "/endless" -> endless(exchange, 1000, 0);
            case "/array" -> send(exchange, 200, "[" + DOCUMENT + "]");
            case "/twice" -> send(exchange, 200, "{\"client_id\":\"x\",\"client_id\":\"y\"}");
            case "/nothing" -> send(exchange, 200, "");
            default -> send(exchange, status(path), body(path));
        }
        exchange.close();
    }

    private static List<String> sent(HttpExchange exchange, String header) {
        return exchange.getRequestHeaders().getOrDefault(header, List.of());
    }

    private static int status(String path) {
        return path.startsWith("/status/") ? Integer.parseInt(path.substring(8)) : 200;
    }

    private static String body(String path) {
        return path.startsWith("/length/")
                ? DOCUMENT + " ".repeat(Integer.parseInt(path.substring(8)) - DOCUMENT.length())
                : DOCUMENT;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        boolean hasBody = status != 204 && status != 304 && !body.isEmpty();
        exchange.sendResponseHeaders(status, hasBody ? body.length() : -1);
        if (hasBody) {
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static void endless(HttpExchange exchange, int octets, int pauseMillis) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        while (true) { // until the other side is gone
            out.write(" ".repeat(octets).getBytes(StandardCharsets.US_ASCII));
            out.flush();
            pause(pauseMillis);
        }
    }

    private static void hold() {
        pause(5_000);
    }

    private static void pause(int millis) {
        try {
            assertThat(new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS))
                    .isFalse();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
