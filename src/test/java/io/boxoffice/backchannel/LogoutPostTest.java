package io.boxoffice.backchannel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.boxoffice.container.LocalCertificate;
import io.boxoffice.transport.JvmTrust;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes over the wire, to a receiver with a certificate of its own. */
@Execution(ExecutionMode.CONCURRENT)
class LogoutPostTest {
    private static final List<String> RECEIVED = new CopyOnWriteArrayList<>();
    private static final CountDownLatch SILENT = new CountDownLatch(1);

    @TempDir
    private static Path scratch;

    private static HttpsServer receiver;
    private static LogoutPost post;

    @BeforeAll
    static void receive() throws Exception {
        KeyStore certificate = LocalCertificate.make(scratch);
        post = trusting(certificate);
        receiver = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setHttpsConfigurator(new HttpsConfigurator(LocalCertificate.serving(certificate)));
        receiver.createContext("/", LogoutPostTest::answer);
        receiver.createContext("/silent", LogoutPostTest::saysNothing);
        receiver.createContext("/endless", LogoutPostTest::saysMoreAndMore);
        receiver.start();
    }

    @AfterAll
    static void stop() {
        receiver.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "200, TAKEN",
        "204, TAKEN",
        "400, REFUSED",
        "302, FAILED",
        "307, FAILED",
        "401, FAILED",
        "404, FAILED",
        "500, FAILED",
        "503, FAILED",
    })
    void answeredThenTheStatusSaysWhatBecameOfIt(int status, LogoutPost.Outcome outcome) throws Exception {
        assertThat(post.send(address("/" + status), "a.b.c")).isEqualTo(outcome);
    }

    @Test
    void sentThenAFormWithTheTokenOnly() throws Exception {
        RECEIVED.clear();

        post.send(address("/200"), "a.b.c");

        assertThat(RECEIVED).containsExactly("POST /200 application/x-www-form-urlencoded logout_token=a.b.c");
    }

    /** The address of a redirect was registered by nobody. */
    @Test
    void redirectedThenNobodyIsAskedThere() throws Exception {
        RECEIVED.clear();

        post.send(address("/307"), "a.b.c");

        assertThat(RECEIVED).hasSize(1);
    }

    @Test
    void certificateThatNobodyTrustsThenNothingIsSent() throws Exception {
        RECEIVED.clear();

        assertThat(trusting(null).send(address("/200"), "a.b.c")).isEqualTo(LogoutPost.Outcome.FAILED);
        assertThat(RECEIVED).isEmpty();
    }

    @Test
    void nobodyThereThenFailed() throws Exception {
        LogoutPost fresh = new LogoutPost();
        fresh.open();

        assertThat(fresh.send("https://127.0.0.1:1/", "a.b.c")).isEqualTo(LogoutPost.Outcome.FAILED);
        fresh.close();
    }

    @Test
    @Timeout(30)
    void answerThatDoesNotComeThenGivenUp() throws Exception {
        assertThat(post.send(address("/silent"), "a.b.c")).isEqualTo(LogoutPost.Outcome.FAILED);
        SILENT.countDown();
    }

    @Test
    @Timeout(30)
    void answerWithoutAnEndThenItsStatusAlone() throws Exception {
        assertThat(post.send(address("/endless"), "a.b.c")).isEqualTo(LogoutPost.Outcome.TAKEN);
    }

    private static LogoutPost trusting(@Nullable KeyStore certificates) {
        LogoutPost post = new LogoutPost();
        post.http = LogoutPost.client(JvmTrust.tls(certificates));
        return post;
    }

    private static String address(String path) {
        return "https://localhost:" + receiver.getAddress().getPort() + path;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        RECEIVED.add(exchange.getRequestMethod() + " " + path + " " + type + " " + body);
        exchange.getResponseHeaders().add("Location", address("/200"));
        exchange.sendResponseHeaders(Integer.parseInt(path.substring(1)), -1);
        exchange.close();
    }

    private static void saysNothing(HttpExchange exchange) {
        try {
            SILENT.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    private static void saysMoreAndMore(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            while (true) {
                out.write(new byte[8_192]);
            }
        }
    }
}
