package io.boxoffice.resourceserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.testkit.BoxofficeIssuer;
import io.boxoffice.testkit.DpopKey;
import io.boxoffice.testkit.RefusedProof;
import io.boxoffice.testkit.RefusedProofs;
import io.boxoffice.testkit.RefusedToken;
import io.boxoffice.testkit.RefusedTokens;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All that the guard of the server refuses, and what else stands before a method, in an application of Jersey. */
class ResourceServerTest {
    @RegisterExtension
    static final BoxofficeIssuer issuer = BoxofficeIssuer.forAudience("orders");

    private final ShopApplication shop = new ShopApplication(issuer);

    @AfterEach
    void asBefore() {
        issuer.clock().reset();
        issuer.comeBack();
    }

    @Test
    void goodTokenThenTheCaller() {
        ContainerResponse answer = shop.orders(reader());
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getEntity()).isEqualTo("orders of alice");
        assertThat(shop.orders(issuer.machineToken("partner")
                                .scope("orders.read")
                                .signed())
                        .getEntity())
                .isEqualTo("orders of partner");
    }

    /** RFC 9068 4, RFC 8725 3. */
    @ParameterizedTest
    @RefusedTokens
    void wrongTokenThenUnauthorized(RefusedToken wrong) {
        assertThat(shop.orders(reader()).getStatus()).isEqualTo(200);
        ContainerResponse answer = shop.orders(wrong.token());
        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(answer.getHeaderString("WWW-Authenticate")).contains("error=\"invalid_token\"");
    }

    /** RFC 9457 3, RFC 6750 3. */
    @Test
    void noTokenThenAProblemWithoutAnError() {
        for (ContainerResponse answer : new ContainerResponse[] {
            shop.ask("GET", "orders"),
            shop.ask("GET", "orders", "Authorization", "Basic eA=="),
            shop.ask("GET", "orders", "Authorization", "Bearer"),
            shop.ask("GET", "orders", "Authorization", "Bearer  ")
        }) {
            assertThat(answer.getStatus()).isEqualTo(401);
            assertThat(answer.getMediaType().toString()).isEqualTo("application/problem+json");
            assertThat(answer.getHeaderString("WWW-Authenticate")).isEqualTo("Bearer realm=\"orders\"");
            assertThat((String) answer.getEntity())
                    .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,"
                            + "\"detail\":\"A bearer token is required.\",\"instance\":\"/shop/orders\"}");
        }
    }

    @Test
    void twoHeadersThenUnauthorized() {
        String header = "Bearer " + reader();
        assertThat(shop.ask("GET", "orders", "Authorization", header, "Authorization", header)
                        .getStatus())
                .isEqualTo(401);
    }

    @Test
    void scopeMissingThenForbidden() {
        ContainerResponse answer =
                shop.orders(issuer.token("alice").scope("orders.write").signed());
        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat(answer.getHeaderString("WWW-Authenticate")).contains("error=\"insufficient_scope\"");
    }

    @Test
    void methodWithoutAPolicyThenClosed() {
        assertThat(shop.ask("POST", "orders", "Authorization", "Bearer " + reader())
                        .getStatus())
                .isEqualTo(403);
    }

    /** Such as what Jersey answers to {@code OPTIONS} by itself. */
    @Test
    void classWithoutAnAudienceThenClosed() {
        ContainerResponse answer = shop.ask("OPTIONS", "orders", "Authorization", "Bearer " + reader());
        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat((String) answer.getEntity()).contains("Nobody may call this.");
    }

    @Test
    void methodThatIsOpenThenAnswered() {
        assertThat(shop.ask("GET", "orders/hours").getEntity()).isEqualTo("9 to 5");
    }

    /** What one audience is let in with, another of the same application is not. */
    @Test
    void resourceOfAnotherAudienceThenUnauthorized() {
        assertThat(shop.ask("GET", "seats", "Authorization", "Bearer " + reader())
                        .getStatus())
                .isEqualTo(401);
        assertThat(shop.ask(
                                "GET",
                                "seats",
                                "Authorization",
                                "Bearer " + issuer.token("alice").forAnotherAudience())
                        .getStatus())
                .isEqualTo(401);
        assertThat(shop.ask(
                                "GET",
                                "seats",
                                "Authorization",
                                "Bearer " + issuer.token("alice").signedForAnotherAudience())
                        .getStatus())
                .as("at the audience of its own")
                .isEqualTo(200);
    }

    /** RFC 9449 7.1. */
    @Test
    void boundTokenThenItsProofIsAskedForAndGoodOnce() {
        DpopKey key = issuer.dpopKey();
        String token = issuer.token("alice").scope("orders.read").boundTo(key).signed();
        String proof = key.proof("GET", URI.create("https://shop.example.org/v1/orders"), token);
        assertThat(bound(token, proof)).isEqualTo(200);
        assertThat(bound(token, proof)).isEqualTo(401);
        assertThat(bound(token, key.proof("GET", URI.create("http://10.0.0.7:9080/shop/orders"), token)))
                .isEqualTo(401);
        assertThat(bound(token, issuer.dpopKey().proof("GET", URI.create("https://shop.example.org/v1/orders"), token)))
                .isEqualTo(401);
        assertThat(bound(reader(), key.proof("GET", URI.create("https://shop.example.org/v1/orders"), reader())))
                .isEqualTo(401);
    }

    /** RFC 9449 4.3 and 7.1. */
    @ParameterizedTest
    @RefusedProofs(uri = "https://shop.example.org/v1/orders", scope = "orders.read")
    void wrongProofThenUnauthorized(RefusedProof wrong) {
        wrong.before()
                .ifPresent(proof ->
                        assertThat(ask(wrong, List.of(proof)).getStatus()).isEqualTo(200));
        ContainerResponse answer = ask(wrong, wrong.proofs());
        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(answer.getHeaderString("WWW-Authenticate")).contains("algs=\"ES256 PS256 EdDSA\"");
    }

    private ContainerResponse ask(RefusedProof call, List<String> proofs) {
        Stream<String> authorization = Stream.of("Authorization", call.authorization());
        Stream<String> headers = proofs.stream().flatMap(proof -> Stream.of("DPoP", proof));
        return shop.ask("GET", "orders", Stream.concat(authorization, headers).toArray(String[]::new));
    }

    private int bound(String token, String proof) {
        return shop.ask("GET", "orders", "Authorization", "DPoP " + token, "DPoP", proof)
                .getStatus();
    }

    @Test
    void tokenRevokedThenUnauthorizedOnceTheListIsReadAgain() {
        String token = reader();
        assertThat(shop.orders(token).getStatus()).isEqualTo(200);
        issuer.revoke(token);
        assertThat(shop.orders(token).getStatus()).isEqualTo(200);
        issuer.clock().move(Duration.ofSeconds(6));
        assertThat(shop.orders(token).getStatus()).isEqualTo(401);
    }

    @Test
    void listThatIsTooOldThenUnavailable() {
        String token = reader();
        assertThat(shop.orders(token).getStatus()).isEqualTo(200);
        issuer.goDown();
        issuer.clock().move(Duration.ofSeconds(31));
        ContainerResponse answer = shop.orders(token);
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo("1");
    }

    @Test
    void keysThatCannotBeHadThenUnavailable() {
        issuer.goDown();
        assertThat(shop.orders(reader()).getStatus()).isEqualTo(503);
        issuer.comeBack();
        assertThat(shop.orders(reader()).getStatus()).as("not within a second").isEqualTo(503);
        issuer.clock().move(Duration.ofSeconds(2));
        assertThat(shop.orders(reader()).getStatus()).isEqualTo(200);
    }

    @Test
    void nameThatNobodyHasGivenThenNoStart() {
        ResourceServerBuilder server = ResourceServer.of(issuer.url(), "https://shop.example.org");
        assertThatThrownBy(server::build).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> start(server.audience("orders"), OrdersResource.class))
                .hasStackTraceContaining("no policy is named reader");
        assertThatThrownBy(() -> start(server.policy("anybody", token -> true), SeatsResource.class))
                .hasStackTraceContaining("no audience is named another");
    }

    private static ApplicationHandler start(ResourceServerBuilder server, Class<?> resource) {
        return ShopApplication.start(new ResourceConfig(resource).register(server.build()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://shop.example.org", "shop", "https://a@shop.example.org", "https://shop.example.org?x"})
    void addressThatIsNoneThenNoStart(String address) {
        assertThatThrownBy(() -> ResourceServer.of(issuer.url(), address)
                        .audience("orders")
                        .build())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Orders", "../orders", "a b"})
    void audienceThatIsNoneThenNoStart(String name) {
        ResourceServerBuilder server = ResourceServer.of(issuer.url(), "https://shop.example.org");
        assertThatThrownBy(() -> server.audience(name)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String reader() {
        return issuer.token("alice").scope("orders.read").signed();
    }
}
