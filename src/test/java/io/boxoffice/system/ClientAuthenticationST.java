package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How a client shows who it is at {@code /oauth2} (RFC 6749 2.3, RFC 7523): the one way that it is registered for. */
class ClientAuthenticationST {
    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final Boxoffice boxoffice = Boxoffice.open();
    private final OAuthClient client = OAuthClient.orderReader(boxoffice, "t");

    @Test
    @DisplayName("A140: missing, wrong, unknown, by another method, twice: one body, and the scheme where it was used")
    void notShownThenInvalidClient() {
        String[] asks = {"grant_type", "client_credentials", "audience", "other"};
        OAuthClient wrong = new OAuthClient(boxoffice, client.id(), "bo_cs_wrong");
        OAuthClient unknown = new OAuthClient(boxoffice, "nobody-" + Boxoffice.uniqueName(), client.secret());
        Answer inHeader = wrong.token(asks).isOAuthError(401, "invalid_client");
        assertThat(inHeader.all("WWW-Authenticate")).containsExactly("Basic realm=\"boxoffice\", charset=\"UTF-8\"");
        assertThat(Refusal.constantPart(unknown.token(asks).isOAuthError(401, "invalid_client")))
                .isEqualTo(Refusal.constantPart(inHeader));

        Answer nothing = boxoffice.send(client.request("/oauth2/token", asks)).isOAuthError(401, "invalid_client");
        assertThat(nothing.all("WWW-Authenticate")).isEmpty();
        inForm("client_id", client.id()).isOAuthError(401, "invalid_client");
        inForm("client_id", client.id(), "client_secret", client.secret()).isOAuthError(401, "invalid_client");
        withHeader(
                        OAuthClient.basic(client.id(), client.secret()),
                        "client_id",
                        client.id(),
                        "client_secret",
                        client.secret())
                .isOAuthError(400, "invalid_request");
        withHeader(OAuthClient.basic(client.id(), client.secret()), "client_id", "another")
                .isOAuthError(401, "invalid_client");
        withHeader("Bearer " + client.secret()).isOAuthError(401, "invalid_client");
        boxoffice
                .send(boxoffice
                        .request("/oauth2/token?client_id=" + client.id() + "&client_secret=" + client.secret())
                        .header("Content-Type", OAuthClient.FORM)
                        .POST(HttpRequest.BodyPublishers.ofString(OAuthClient.form(asks))))
                .isOAuthError(400, "invalid_request");
    }

    @Test
    @DisplayName("RFC 6749 2.3.1: id and secret are form-encoded in the header; what is not is none")
    void headerThenFormEncoded() {
        String id = "a.b_c-" + Boxoffice.uniqueName();
        OAuthClient dotted = OAuthClient.register(
                boxoffice,
                "client_id",
                id,
                "grant_types",
                List.of("client_credentials"),
                "audiences",
                Map.of("other", List.of()));
        withHeader(basic(id + ":" + dotted.secret())).hasStatus(200);
        withHeader(basic(id.replace("-", "%2D") + ":" + dotted.secret().replace("_", "%5F")))
                .hasStatus(200);
        withHeader(basic(id + ":" + dotted.secret() + "%")).isOAuthError(401, "invalid_client");
        withHeader(basic(id + ":%zz")).isOAuthError(401, "invalid_client");
        withHeader(basic(id)).isOAuthError(401, "invalid_client");
        withHeader("Basic ***").isOAuthError(401, "invalid_client");
        withHeader("basic " + basic(id + ":" + dotted.secret()).substring(6)).hasStatus(200);
    }

    @Test
    @DisplayName("OA-06: by a secret in the form, if that is its method, and in no other way")
    void postMethodThenInTheForm() {
        OAuthClient posting = OAuthClient.register(
                boxoffice,
                "token_endpoint_auth_method",
                "client_secret_post",
                "grant_types",
                List.of("client_credentials"),
                "audiences",
                Map.of("other", List.of()));
        inForm("client_id", posting.id(), "client_secret", posting.secret()).hasStatus(200);
        posting.credentials("other").isOAuthError(401, "invalid_client");
        inForm("client_id", posting.id(), "client_secret", "").isOAuthError(401, "invalid_client");
    }

    @Test
    @DisplayName(
            "A141, OA-06: an assertion of another issuer, client, audience, time, type, algorithm or key; and one twice")
    void assertionThenExactlyOursAndOnce() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        String id = register(key);
        ECKey foreign = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();

        String good = signed(key, id, claims -> {});
        byAssertion(good).hasStatus(200);
        byAssertion(good).isOAuthError(401, "invalid_client");
        byAssertion(signed(
                        key,
                        id,
                        claims -> claims.put("nbf", now().plusSeconds(8).getEpochSecond())))
                .hasStatus(200);

        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put("another key", signed(foreign, id, claims -> {}));
        wrong.put("none", unsigned(id));
        wrong.put("HS256 with the public key", hs256(key, id));
        wrong.put(
                "aud: token endpoint",
                signed(key, id, claims -> claims.put("aud", boxoffice.issuer() + "/oauth2/token")));
        wrong.put("aud: array", signed(key, id, claims -> claims.put("aud", List.of(boxoffice.issuer()))));
        wrong.put("aud: two", signed(key, id, claims -> claims.put("aud", List.of(boxoffice.issuer(), "x"))));
        wrong.put("aud: another", signed(key, id, claims -> claims.put("aud", "https://another.example")));
        wrong.put("iss", signed(key, id, claims -> claims.put("iss", client.id())));
        wrong.put("sub", signed(key, id, claims -> claims.put("sub", client.id())));
        wrong.put("no sub", signed(key, id, claims -> claims.remove("sub")));
        wrong.put(
                "exp: a year",
                signed(
                        key,
                        id,
                        claims ->
                                claims.put("exp", now().plusSeconds(31_536_000).getEpochSecond())));
        wrong.put(
                "exp: 6 minutes",
                signed(
                        key,
                        id,
                        claims -> claims.put("exp", now().plusSeconds(360).getEpochSecond())));
        wrong.put(
                "exp: over",
                signed(
                        key,
                        id,
                        claims -> claims.put("exp", now().minusSeconds(1).getEpochSecond())));
        wrong.put("no exp", signed(key, id, claims -> claims.remove("exp")));
        wrong.put(
                "iat: ahead",
                signed(
                        key,
                        id,
                        claims -> claims.put("iat", now().plusSeconds(70).getEpochSecond())));
        wrong.put(
                "nbf: ahead",
                signed(
                        key,
                        id,
                        claims -> claims.put("nbf", now().plusSeconds(70).getEpochSecond())));
        wrong.put("no jti", signed(key, id, claims -> claims.remove("jti")));
        wrong.put("jti: long", signed(key, id, claims -> claims.put("jti", "j".repeat(129))));
        wrong.put("typ: at+jwt", typed(key, id, "at+jwt"));
        wrong.put("text", good + "=");
        wrong.put("rubbish", "rubbish");
        wrong.forEach((what, assertion) -> {
            Answer answer = byAssertion(assertion);
            assertThat(answer.status()).as(what).isEqualTo(401);
            answer.isOAuthError(401, "invalid_client");
        });
        byAssertion(typed(key, id, "client-authentication+jwt")).hasStatus(200);
        byAssertion(typed(key, id, "JWT")).hasStatus(200);
    }

    @Test
    @DisplayName("OA-06: an assertion and a secret, or an assertion of another type, are one way too many or none")
    void assertionBesideAnotherWayThenInvalidRequest() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        String id = register(key);
        withHeader(
                        OAuthClient.basic(client.id(), client.secret()),
                        "client_assertion_type",
                        TYPE,
                        "client_assertion",
                        signed(key, id, claims -> {}))
                .isOAuthError(400, "invalid_request");
        inForm("client_assertion_type", "x", "client_assertion", signed(key, id, claims -> {}))
                .isOAuthError(400, "invalid_request");
        inForm("client_assertion_type", TYPE).isOAuthError(400, "invalid_request");
        inForm(
                        "client_id",
                        client.id(),
                        "client_assertion_type",
                        TYPE,
                        "client_assertion",
                        signed(key, id, claims -> {}))
                .isOAuthError(401, "invalid_client");
    }

    private String register(ECKey key) {
        return OAuthClient.tryRegister(
                        boxoffice,
                        "token_endpoint_auth_method",
                        "private_key_jwt",
                        "jwks",
                        new JWKSet(key).toJSONObject(true),
                        "grant_types",
                        List.of("client_credentials"),
                        "audiences",
                        Map.of("other", List.of()))
                .hasStatus(201)
                .text("client_id");
    }

    private String signed(ECKey key, String id, Consumer<Map<String, Object>> change) throws Exception {
        return signed(key, new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k1").build(), claims(id, change));
    }

    private String typed(ECKey key, String id, String type) throws Exception {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID("k1")
                .type(new JOSEObjectType(type))
                .build();
        return signed(key, header, claims(id, claims -> {}));
    }

    private static String signed(ECKey key, JWSHeader header, String claims) throws Exception {
        JWSObject jws = new JWSObject(header, new Payload(claims));
        jws.sign(new ECDSASigner(key));
        return jws.serialize();
    }

    private String hs256(ECKey key, String id) throws Exception {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k1").build();
        JWSObject jws = new JWSObject(header, new Payload(claims(id, claims -> {})));
        jws.sign(new MACSigner(key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
        return jws.serialize();
    }

    private String unsigned(String id) {
        return TokenText.encode("{\"alg\":\"none\"}") + "." + TokenText.encode(claims(id, claims -> {})) + ".";
    }

    private String claims(String id, Consumer<Map<String, Object>> change) {
        Map<String, Object> claims = Json.map(
                "iss",
                id,
                "sub",
                id,
                "aud",
                boxoffice.issuer(),
                "iat",
                now().getEpochSecond(),
                "exp",
                now().plus(Duration.ofMinutes(1)).getEpochSecond(),
                "jti",
                Boxoffice.uniqueName());
        change.accept(claims);
        return Json.text(claims);
    }

    private static Instant now() {
        return Instant.now();
    }

    private Answer byAssertion(String assertion) {
        return inForm("client_assertion_type", TYPE, "client_assertion", assertion);
    }

    private Answer inForm(String... credentials) {
        return boxoffice.send(client.request("/oauth2/token", with(credentials)));
    }

    private Answer withHeader(String header, String... credentials) {
        return boxoffice.send(client.request("/oauth2/token", with(credentials)).header("Authorization", header));
    }

    private static String[] with(String... credentials) {
        String[] all = {"grant_type", "client_credentials", "audience", "other"};
        String[] both = Arrays.copyOf(all, all.length + credentials.length);
        System.arraycopy(credentials, 0, both, all.length, credentials.length);
        return both;
    }

    private static String basic(String text) {
        return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
