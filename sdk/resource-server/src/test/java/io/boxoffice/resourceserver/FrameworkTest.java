package io.boxoffice.resourceserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.testkit.BoxofficeIssuer;
import io.boxoffice.testkit.Fault;
import io.boxoffice.testkit.ProofFault;
import io.boxoffice.testkit.RefusedProof;
import io.boxoffice.testkit.RefusedProofs;
import io.boxoffice.testkit.RefusedToken;
import io.boxoffice.testkit.RefusedTokens;
import jakarta.ws.rs.SeBootstrap;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;

/**
 * An application of two audiences in each JAX-RS framework of {@code docs/resource-servers.md}, over HTTP, without a container and without
 * MicroProfile JWT. Which framework it is, the class path says: the POM runs this class once for each.
 */
class FrameworkTest {
    private static final String ADDRESS = "https://shop.example.org/v1";

    /** Some HTTP servers take no header of 8 KiB (RFC 6585 5), and the application does not see it. */
    private static final Set<Integer> TOO_LONG = Set.of(400, 401, 431);

    @RegisterExtension
    static final BoxofficeIssuer issuer = BoxofficeIssuer.forAudience("orders");

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static SeBootstrap.Instance service;

    /** Nothing of it is of one framework. */
    public static final class Shop extends Application {
        @Override
        public Set<Class<?>> getClasses() {
            return Set.of(OrdersResource.class, SeatsResource.class);
        }

        @Override
        @SuppressWarnings("deprecation") // every framework takes an instance in this way
        public Set<Object> getSingletons() {
            return Set.of(ResourceServer.of(issuer.url(), ADDRESS)
                    .audience("orders")
                    .audience("another")
                    .policy("reader", token -> token.hasScope("orders.read"))
                    .policy("anybody", token -> true)
                    .by(issuer.clock())
                    .build());
        }
    }

    @BeforeAll
    static void start() {
        SeBootstrap.Configuration local = SeBootstrap.Configuration.builder()
                .protocol("HTTP")
                .host("127.0.0.1")
                .port(SeBootstrap.Configuration.FREE_PORT)
                .build();
        service = SeBootstrap.start(new Shop(), local).toCompletableFuture().join();
    }

    @AfterAll
    static void stop() {
        service.stop().toCompletableFuture().join();
    }

    /** Else the class path of another framework would be tested twice, and nobody would know. */
    @Test
    void frameworkThenTheOneThatIsMeant() {
        assertThat(jarOf(RuntimeDelegate.getInstance().getClass())).startsWith(System.getProperty("framework"));
        assertThat(jarOf(SeBootstrap.class)).startsWith("jakarta.ws.rs-api-" + System.getProperty("rest"));
    }

    private static String jarOf(Class<?> type) {
        String jar = type.getProtectionDomain().getCodeSource().getLocation().getPath();
        return jar.substring(jar.lastIndexOf('/') + 1);
    }

    @Test
    void goodTokenThenTheCallerAtItsAudienceAndNobodyAtTheOther() {
        String another = "Bearer " + issuer.token("alice").signedForAnotherAudience();
        assertThat(get("/orders", reader()).body()).isEqualTo("orders of alice");
        assertThat(get("/seats", another).body()).isEqualTo("seats");
        assertThat(get("/seats", reader()).statusCode()).isEqualTo(401);
        assertThat(get("/orders", another).statusCode()).isEqualTo(401);
    }

    /** RFC 9068 4, RFC 8725 3. */
    @ParameterizedTest
    @RefusedTokens
    void wrongTokenThenUnauthorized(RefusedToken wrong) {
        if (wrong.fault() == Fault.REVOKED) {
            issuer.clock().move(Duration.ofSeconds(6)); // the list of before is over
        }
        HttpResponse<String> answer = get("/orders", wrong.authorization());
        assertThat(answer.statusCode()).isIn(wrong.fault() == Fault.TOO_LONG ? TOO_LONG : Set.of(401));
        if (answer.statusCode() == 401) {
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                    .contains("error=\"invalid_token\"");
        }
    }

    /** RFC 9449 4.3 and 7.1. */
    @ParameterizedTest
    @RefusedProofs(uri = ADDRESS + "/orders", scope = "orders.read")
    void wrongProofThenUnauthorized(RefusedProof wrong) {
        wrong.before()
                .ifPresent(proof -> assertThat(
                                get("/orders", wrong.authorization(), proof).statusCode())
                        .isEqualTo(200));
        String[] proofs = wrong.proofs().toArray(String[]::new);
        assertThat(get("/orders", wrong.authorization(), proofs).statusCode())
                .isIn(wrong.fault() == ProofFault.TOO_LONG ? TOO_LONG : Set.of(401));
    }

    /** RFC 9457 3. */
    @Test
    void noTokenThenAProblem() {
        HttpResponse<String> answer = send("GET", "/orders", List.of());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,"
                        + "\"detail\":\"A bearer token is required.\",\"instance\":\"/orders\"}");
    }

    @Test
    void twoTokensThenUnauthorized() {
        assertThat(send("GET", "/orders", List.of("Authorization", reader(), "Authorization", reader()))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void notPermittedThenForbidden() {
        String writer = "Bearer " + issuer.token("alice").scope("orders.write").signed();
        assertThat(get("/orders", writer).statusCode()).as("by its policy").isEqualTo(403);
        List<String> authorization = List.of("Authorization", reader());
        assertThat(send("POST", "/orders", authorization).statusCode())
                .as("without a policy")
                .isEqualTo(403);
        assertThat(send("GET", "/orders/hours", List.of()).statusCode())
                .as("open")
                .isEqualTo(200);
        assertThat(send("GET", "/nowhere", authorization).statusCode())
                .as("not there")
                .isEqualTo(404);
    }

    /** What a framework answers by itself must say nothing that the application would not. */
    @Test
    void methodThatThereIsNotThenNothingOfTheApplication() {
        for (String method : List.of("OPTIONS", "PUT", "HEAD")) {
            assertThat(send(method, "/orders", List.of()).body()).as(method).doesNotContain("orders of");
        }
    }

    private static String reader() {
        return "Bearer " + issuer.token("alice").scope("orders.read").signed();
    }

    private static HttpResponse<String> get(String path, String authorization, String... proofs) {
        return send(
                "GET",
                path,
                Stream.concat(
                                Stream.of("Authorization", authorization),
                                Stream.of(proofs).flatMap(proof -> Stream.of("DPoP", proof)))
                        .toList());
    }

    /** @param headers names and values in turn */
    private static HttpResponse<String> send(String method, String path, List<String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + service.configuration().port() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(Duration.ofSeconds(20));
        for (int i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
