package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.boxoffice.client.AudienceTokens;
import io.boxoffice.client.AudienceTokensBuilder;
import io.boxoffice.client.AudienceTokensException;
import io.boxoffice.client.ClientAuthentication;
import io.boxoffice.client.DpopKey;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.resteasy.client.jaxrs.internal.ResteasyClientBuilderImpl;
import org.jboss.resteasy.spi.ResteasyProviderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The client that is shipped, as a registered client at the real token endpoint: for itself, and for whoever calls it. */
class MachineClientST {
    private static final String ORDERS = "/api/other/orders";
    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";

    private final Boxoffice boxoffice = Boxoffice.open();
    private final HttpClient http =
            HttpClient.newBuilder().sslContext(boxoffice.trust()).build();
    private final List<String> sent = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    @DisplayName("RFC 6749 4.4: by its secret, in the header or in the body; one token for all calls")
    void secretThenCallsWithOneToken() {
        for (String method : List.of("client_secret_basic", "client_secret_post")) {
            OAuthClient machine = machine("token_endpoint_auth_method", method);
            sent.clear();
            assertThat(call(as(bySecret(machine, method)), ORDERS, ORDERS)).containsExactly(200, 200);
            assertThat(sent).hasSize(2);
            assertThat(sent.getFirst()).startsWith("Bearer ").isEqualTo(sent.getLast());
            assertThat(claims(sent.getFirst()).path("sub").stringValue()).isEqualTo(machine.id());
        }
    }

    private static ClientAuthentication bySecret(OAuthClient machine, String method) {
        return method.equals("client_secret_post")
                ? ClientAuthentication.clientSecretPost(machine.id(), machine::secret)
                : ClientAuthentication.clientSecretBasic(machine.id(), machine::secret);
    }

    @Test
    @DisplayName("RFC 7523 2.2: by a signed statement, with each kind of key")
    void privateKeyJwtThenCalls() throws Exception {
        List<JWK> keys = List.of(
                new ECKeyGenerator(Curve.P_256).keyID("ec").generate(),
                new RSAKeyGenerator(2048)
                        .keyID("rsa")
                        .algorithm(JWSAlgorithm.RS256)
                        .generate());
        for (JWK key : keys) {
            String id = OAuthClient.tryRegister(
                            boxoffice,
                            "grant_types",
                            List.of("client_credentials"),
                            "audiences",
                            Map.of("other", List.of("orders.read")),
                            "tenant",
                            "north",
                            "token_endpoint_auth_method",
                            "private_key_jwt",
                            "jwks",
                            new JWKSet(key).toJSONObject(true))
                    .hasStatus(201)
                    .text("client_id");
            assertThat(call(as(ClientAuthentication.privateKeyJwt(id, key.toJSONString())), ORDERS))
                    .containsExactly(200);
        }
    }

    @Test
    @DisplayName("RFC 9449: a proof for the token and for each call, and the token is bound to its key")
    void dpopThenBoundTokenAndCalls() {
        DpopKey key = DpopKey.generate();
        OAuthClient machine = machine("dpop_bound_access_tokens", true);
        assertThat(call(as(basic(machine)).dpop(key), ORDERS, ORDERS)).containsExactly(200, 200);
        assertThat(sent.getFirst()).startsWith("DPoP ");
        assertThat(claims(sent.getFirst()).path("cnf").path("jkt").stringValue())
                .isEqualTo(key.thumbprint());
    }

    @Test
    @DisplayName("RFC 8693: for each caller a token about them, that says who acts")
    void callersTokenThenOneAboutThem() {
        OAuthClient service = OAuthClient.register(
                boxoffice,
                "grant_types",
                List.of(EXCHANGE),
                "audiences",
                Map.of("server", List.of("users.read"), "other", List.of("orders.read")),
                "resource_server_of",
                "other");
        AtomicReference<String> caller = new AtomicReference<>();
        AudienceTokensBuilder onBehalf = AudienceTokens.from(boxoffice.issuer())
                .as(basic(service))
                .onBehalfOf(caller::get)
                .audience("server", boxoffice.issuer() + "/api/server", "users.read")
                .over(http);
        try (AudienceTokens tokens = onBehalf.open();
                Client client = client(tokens)) {
            for (int i = 0; i < 2; i++) {
                Person person = userReader();
                caller.set(boxoffice.login(person, "other").access());
                assertThat(status(client, "/api/server/users")).isEqualTo(200);
                assertThat(claims(sent.getLast()).path("sub").stringValue()).isEqualTo(person.id());
                assertThat(claims(sent.getLast()).path("act").path("sub").stringValue())
                        .isEqualTo(service.id());
            }
        }
    }

    private Person userReader() {
        return boxoffice.hireWith(Map.of(
                "audiences",
                List.of("other", "server"),
                "scopes",
                Map.of("other", List.of("orders.read"), "server", List.of("users.read"))));
    }

    @Test
    @DisplayName("A140: a secret that is not right ends the call with REFUSED")
    void wrongSecretThenRefused() {
        ClientAuthentication wrong =
                ClientAuthentication.clientSecretBasic(machine().id(), () -> "bo_cs_wrong");
        assertThat(catchThrowable(() -> call(as(wrong), ORDERS)))
                .isInstanceOfSatisfying(
                        AudienceTokensException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(AudienceTokensException.Reason.REFUSED))
                .hasMessageContaining("invalid_client");
    }

    private OAuthClient machine(Object... more) {
        Map<String, Object> members = Json.map(
                "grant_types",
                List.of("client_credentials"),
                "audiences",
                Map.of("other", List.of("orders.read")),
                "tenant",
                "north");
        members.putAll(Json.map(more));
        return OAuthClient.register(
                boxoffice,
                members.entrySet().stream()
                        .flatMap(member -> List.of(member.getKey(), member.getValue()).stream())
                        .toArray());
    }

    private static ClientAuthentication basic(OAuthClient client) {
        return bySecret(client, "client_secret_basic");
    }

    private AudienceTokensBuilder as(ClientAuthentication who) {
        return AudienceTokens.from(boxoffice.issuer())
                .as(who)
                .audience("other", boxoffice.issuer() + "/api/other")
                .over(http);
    }

    private List<Integer> call(AudienceTokensBuilder who, String... paths) {
        try (AudienceTokens tokens = who.open();
                Client client = client(tokens)) {
            return List.of(paths).stream().map(path -> status(client, path)).toList();
        }
    }

    private Client client(AudienceTokens registered) {
        RuntimeDelegate.setInstance(ResteasyProviderFactory.newInstance());
        ClientResponseFilter after = (request, answer) -> sent.add(request.getHeaderString("Authorization"));
        return new ResteasyClientBuilderImpl()
                .sslContext(boxoffice.trust())
                .build()
                .register(registered)
                .register(after);
    }

    private int status(Client caller, String path) {
        try (Response answer =
                caller.target(boxoffice.issuer() + path).request().get()) {
            return answer.getStatus();
        }
    }

    private static JsonNode claims(String authorization) {
        return TokenText.of(authorization.substring(authorization.indexOf(' ') + 1))
                .claimsJson();
    }
}
