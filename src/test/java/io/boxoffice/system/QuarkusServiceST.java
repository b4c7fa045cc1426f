package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.container.FreePort;
import io.boxoffice.testkit.BoxofficeIssuer;
import io.boxoffice.testkit.Fault;
import io.boxoffice.testkit.RefusedToken;
import io.boxoffice.testkit.RefusedTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

/** The service of {@code src/quarkus-service}, which the profile {@code drill} builds by a POM of its own, tested by the test kit. */
@Tag("drill")
@ThirdLane
class QuarkusServiceST {
    private static final Path SERVICE = Path.of("target", "quarkus-service", "quarkus-app", "quarkus-run.jar");

    @RegisterExtension
    static final BoxofficeIssuer issuer = BoxofficeIssuer.forAudience("orders");

    /** What Quarkus does not see; of {@code Strictness.STANDARD} there is nothing. */
    private static final Set<Fault> LET_IN = EnumSet.of(
            // Another text, or another header, of the same signed token.
            Fault.PADDED,
            Fault.UNUSED_BITS,
            Fault.TOO_LONG,
            Fault.NO_KEY_ID,
            Fault.KEY_SET_IN_THE_HEADER,
            Fault.CERTIFICATE_IN_THE_HEADER,
            Fault.COMPRESSED,
            // One of several audiences is enough for it (RFC 7519 4.1.3), and it reads no time but exp and nbf.
            Fault.SEVERAL_AUDIENCES,
            Fault.ISSUED_IN_THE_FUTURE,
            Fault.LIVING_TOO_LONG,
            // Claims that the issuer signs and never makes so.
            Fault.SUBJECT_OF_NOBODY,
            Fault.SUBJECT_OF_ANOTHER_CLIENT,
            Fault.MACHINE_WITH_A_SESSION,
            Fault.NO_ID,
            Fault.NO_CLIENT,
            Fault.NO_SCOPE,
            Fault.SCOPES_AS_A_LIST,
            Fault.ROLES_AS_A_TEXT,
            Fault.NO_SESSION,
            Fault.NO_USERNAME,
            Fault.HALF_AN_AUTHENTICATION,
            Fault.ACTOR_AS_A_TEXT,
            Fault.TOO_MANY_ACTORS,
            Fault.EMPTY_TENANT,
            Fault.STATUS_AS_A_TEXT,
            Fault.OWN_CLAIM_OF_AN_OBJECT,
            Fault.TOO_MANY_OWN_CLAIMS,
            // It asks no status list, and no proof of a key.
            Fault.REVOKED,
            Fault.BOUND,
            Fault.BOUND_IN_ANOTHER_WAY);

    private static final URI ORDERS = URI.create("http://127.0.0.1:" + FreePort.next() + "/orders");

    private static Process service;

    @BeforeAll
    static void start(@TempDir Path scratch) throws IOException {
        assertThat(SERVICE)
                .as("made by mvn -Pdrill invoker:run@quarkus-service")
                .exists();
        Path log = scratch.resolve("log");
        ProcessBuilder java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", SERVICE.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        java.environment()
                .putAll(Map.of(
                        "QUARKUS_HTTP_PORT", Integer.toString(ORDERS.getPort()),
                        "ORDERS_ISSUER", issuer.url(),
                        "ORDERS_KEY_SET", issuer.keySet().toString()));
        service = java.start();
        Poll.until("Quarkus", Duration.ofMinutes(1), () -> said(log).contains("Listening on"));
    }

    private static String said(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @AfterAll
    static void stop() {
        service.destroy();
    }

    @Test
    void goodTokenThenTheCaller() {
        HttpResponse<String> answer =
                orders(issuer.token("alice").scope("orders.read").signed());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("orders of alice");
        assertThat(orders(issuer.token("alice").scope("orders.write").signed()).statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @RefusedTokens
    void wrongTokenThenUnauthorized(RefusedToken wrong) {
        assertThat(orders(wrong.token()).statusCode() == 401).isNotEqualTo(LET_IN.contains(wrong.fault()));
    }

    private static HttpResponse<String> orders(String token) {
        HttpRequest request = HttpRequest.newBuilder(ORDERS)
                .header("Authorization", "Bearer " + token)
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
