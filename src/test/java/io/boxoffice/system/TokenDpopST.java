package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** DPoP at {@code /oauth2/token} (RFC 9449 5): what is issued is bound to the key that was shown. */
class TokenDpopST {
    private final Boxoffice boxoffice = Boxoffice.open();
    private final ProofKey key = ProofKey.generate();
    private final OAuthClient client = OAuthClient.orderReader(boxoffice, "t");

    @Test
    @DisplayName("DP-03: bound: the type, cnf, introspection; refused as Bearer, taken with its proof")
    void proofThenBoundToken() {
        Answer answer = ask(client, proof()).hasStatus(200);
        assertThat(answer.text("token_type")).isEqualTo("DPoP");
        String token = answer.text("access_token");
        assertThat(TokenText.of(token).claimsJson().path("cnf").path("jkt").stringValue())
                .isEqualTo(key.thumbprint());

        Refusal.assertInvalidBoundToken(boxoffice.get("/api/other/orders", token));
        String proof = key.proof("GET", boxoffice.issuer() + "/api/other/orders", token);
        boxoffice
                .send(boxoffice
                        .request("/api/other/orders")
                        .header("Authorization", "DPoP " + token)
                        .header("DPoP", proof))
                .hasStatus(200);

        OAuthClient resourceServer = OAuthClient.register(boxoffice, "resource_server_of", "other");
        JsonNode told = resourceServer.introspect(token).json();
        assertThat(told.path("token_type").stringValue()).isEqualTo("DPoP");
        assertThat(told.path("cnf").path("jkt").stringValue()).isEqualTo(key.thumbprint());
    }

    @Test
    @DisplayName("A154, A156, A157: a proof that is not good, or came before, and a token is not issued")
    void proofThatIsNotGoodThenInvalidDpopProof() {
        String once = proof();
        ask(client, once).hasStatus(200);
        ask(client, once).isOAuthError(400, "invalid_dpop_proof");
        ask(client, proof(), proof()).isOAuthError(400, "invalid_dpop_proof");
        ask(client, "rubbish").isOAuthError(400, "invalid_dpop_proof");
        List<Consumer<ObjectNode>> wrong = List.of(
                claims -> claims.put("htm", "GET"),
                claims -> claims.put("htu", boxoffice.issuer() + "/oauth2/introspect"),
                claims -> claims.put("iat", claims.path("iat").longValue() - 3_600),
                claims -> claims.remove("jti"));
        wrong.forEach(change -> ask(client, proof(change)).isOAuthError(400, "invalid_dpop_proof"));
        ask(client, proof(claims -> claims.put("htu", boxoffice.issuer() + "/oauth2/token?x=1#y")))
                .hasStatus(200);
    }

    @Test
    @DisplayName("RFC 9449 5.2: a client that is registered so gets nothing without a proof")
    void registeredSoThenProofRequired() {
        OAuthClient bound = OAuthClient.register(
                boxoffice,
                "grant_types",
                List.of("client_credentials"),
                "audiences",
                Map.of("other", List.of()),
                "dpop_bound_access_tokens",
                true);
        bound.credentials("other").isOAuthError(400, "invalid_dpop_proof");
        ask(bound, proof()).hasStatus(200);
    }

    @Test
    @DisplayName("A140: a proof is no authentication, and who is not believed has none remembered")
    void proofWithoutTheSecretThenInvalidClient() {
        String proof = proof();
        ask(new OAuthClient(boxoffice, client.id(), "wrong"), proof).isOAuthError(401, "invalid_client");
        ask(client, proof).hasStatus(200);
    }

    @Test
    @DisplayName("A160, DP-04: a public client refreshes a bound session with its key alone; the token stays live")
    void boundSessionOfAPublicClientThenItsKeyAlone() {
        OAuthClient app = OAuthClient.publicClient(boxoffice, "refresh_token", Map.of("other", List.of()));
        Tokens tokens = boxoffice.login(boxoffice.createUser("other"), "other");
        String session = TokenText.of(tokens.access()).claimsJson().path("sid").stringValue();
        boxoffice
                .database()
                .run("UPDATE session SET client_id = '" + app.id() + "', jkt = '" + key.thumbprint() + "' WHERE id = '"
                        + session + "'");
        String[] refresh = {"grant_type", "refresh_token", "refresh_token", tokens.refresh(), "client_id", app.id()};
        boxoffice.send(app.request("/oauth2/token", refresh)).isOAuthError(400, "invalid_grant");
        boxoffice
                .send(app.request("/oauth2/token", refresh)
                        .header("DPoP", ProofKey.generate().tokenProof(boxoffice)))
                .isOAuthError(400, "invalid_grant");
        Answer answer = boxoffice
                .send(app.request("/oauth2/token", refresh).header("DPoP", key.tokenProof(boxoffice)))
                .hasStatus(200);
        assertThat(answer.text("token_type")).isEqualTo("DPoP");
    }

    private String proof() {
        return key.tokenProof(boxoffice);
    }

    private String proof(Consumer<ObjectNode> change) {
        return key.proof("POST", boxoffice.issuer() + "/oauth2/token", "", head -> {}, change);
    }

    private Answer ask(OAuthClient asking, String... proofs) {
        HttpRequest.Builder request = asking.request(
                        "/oauth2/token", "grant_type", "client_credentials", "audience", "other")
                .header("Authorization", OAuthClient.basic(asking.id(), asking.secret()));
        List.of(proofs).forEach(proof -> request.header("DPoP", proof));
        return boxoffice.send(request);
    }
}
