package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code POST /api/server/keys}: a private key that was made elsewhere. */
class KeysST {
    private static final String PATH = "/api/server/keys";
    private final Boxoffice boxoffice = Boxoffice.open();

    @ParameterizedTest
    @ValueSource(strings = {"announced", "retiring"})
    void importJwkThenPublishedButNotSigning(String state) {
        String audience = "retiring".equals(state) ? "server" : "other";
        SigningKey key = SigningKey.generate();
        Answer created = boxoffice.importKey(audience, key, state).hasStatus(201);
        assertThat(created.text("kid")).isEqualTo(key.kid());
        assertThat(created.text("alg")).isEqualTo("RS256");
        assertThat(created.text("audience")).isEqualTo(audience);
        assertThat(created.text("state")).isEqualTo(state);
        assertThat(created.text("created_at")).endsWith("Z");
        assertThat(Json.names(created.json())).doesNotContain("d", "p", "q", "dp", "dq", "qi", "jwk", "pem");
        assertThat(created.header("Location")).isNotEmpty();
        assertThat(Published.kids(boxoffice, Published.ALL)).contains(key.kid());
        assertThat(Published.kids(boxoffice, Published.of(audience))).contains(key.kid());
        assertThat(signingKid(audience)).isNotEqualTo(key.kid());
    }

    @Test
    void importActiveThenItSignsAndThePresentOneRetires() {
        Person person = boxoffice.createUser("other");
        Tokens before = boxoffice.login(person, "other");
        String old = before.accessText().headerJson().path("kid").stringValue();
        SigningKey key = SigningKey.generate();
        boxoffice.importKey("other", key, "active").hasStatus(201);
        assertThat(signingKid("other")).isEqualTo(key.kid());
        assertThat(Published.kids(boxoffice, Published.of("other"))).contains(old, key.kid());
        boxoffice.get("/api/other/user", before.access()).hasStatus(200);
        boxoffice
                .get("/api/other/user", boxoffice.login(person, "other").access())
                .hasStatus(200);
    }

    @Test
    void importPemThenPublishedUnderAKidOfItsOwn() {
        Answer created =
                imported("retiring", Map.of("pem", SigningKey.generate().pem())).hasStatus(201);
        assertThat(created.text("kid")).matches("[A-Za-z0-9_-]{1,64}");
        assertThat(Published.kids(boxoffice, Published.of("server"))).contains(created.text("kid"));
    }

    @Test
    void importTheSameKidThenConflict() {
        SigningKey key = boxoffice.importKey("server");
        boxoffice.importKey("server", key, "retiring").isProblem(409);
        boxoffice.importKey("other", key, "retiring").isProblem(409);
        Map<String, Object> other = SigningKey.generate().jwk();
        other.put("kid", key.kid());
        imported("retiring", Map.of("jwk", other)).isProblem(409);
    }

    @Test
    void importWeakKeyThenBadRequest() {
        SigningKey weak = new SigningKey(WeakKeys.rsa1024());
        boxoffice.importKey("server", weak, "retiring").isProblem(400);
        imported("retiring", Map.of("pem", weak.pem())).isProblem(400);
        boxoffice
                .importKey("server", new SigningKey(WeakKeys.exponent3()), "retiring")
                .isProblem(400);
        SigningKey shortPrime = new SigningKey(WeakKeys.shortPrime());
        boxoffice.importKey("server", shortPrime, "retiring").isProblem(400);
        imported("retiring", Map.of("pem", shortPrime.pem())).isProblem(400);
    }

    @Test
    void importWithoutThePrivateHalfThenBadRequest() {
        SigningKey key = SigningKey.generate();
        imported("retiring", Map.of("jwk", key.key().toPublicJWK().toJSONObject()))
                .isProblem(400);
        imported("retiring", Map.of("pem", WeakKeys.publicPem(key))).isProblem(400);
    }

    @Test
    void importMalformedKeyThenBadRequest() {
        Map<String, Object> tampered = SigningKey.generate().jwk();
        tampered.put("d", SigningKey.generate().jwk().getOrDefault("d", ""));
        Map<String, Object> oct =
                Json.map("kty", "oct", "kid", "secret", "k", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        List<Object> jwks =
                List.of(tampered, oct, Map.of(), Map.of("kty", "RSA"), "text", List.of(), 1, Map.of("keys", List.of()));
        for (Object jwk : jwks) {
            imported("retiring", Map.of("jwk", jwk)).isProblem(400);
        }
        for (String pem :
                List.of("", "rubbish", SigningKey.pem("PRIVATE KEY", new byte[40]), "-----BEGIN PRIVATE KEY-----")) {
            imported("retiring", Map.of("pem", pem)).isProblem(400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "../x",
                "a.b",
                "a/b",
                "\u00e9",
                "'",
                "k\n",
                "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void importBadKidThenBadRequest(String kid) {
        Map<String, Object> jwk = SigningKey.generate().jwk();
        jwk.put("kid", kid);
        imported("retiring", Map.of("jwk", jwk)).isProblem(400);
        assertThat(Published.kids(boxoffice, Published.ALL)).doesNotContain(kid);
    }

    @Test
    void importForUnknownAudienceThenRefused() {
        Answer answer = boxoffice.importKey("nowhere", SigningKey.generate(), "retiring");
        assertThat(answer.status()).isIn(400, 404);
        answer.isProblem(answer.status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"retired", "revoked", "ACTIVE", "", "imported"})
    void importIntoAnotherStateThenBadRequest(String state) {
        boxoffice.importKey("server", SigningKey.generate(), state).isProblem(400);
    }

    @Test
    void importBothOrNeitherFormThenBadRequest() {
        SigningKey key = SigningKey.generate();
        imported("retiring", Map.of()).isProblem(400);
        imported("retiring", Map.of("jwk", key.jwk(), "pem", key.pem())).isProblem(400);
        imported("retiring", Map.of("jwk", key.jwk(), "kid", "x")).isProblem(400);
        boxoffice
                .asAdmin(PATH, Json.object("jwk", key.jwk(), "state", "retiring"))
                .isProblem(400);
        boxoffice
                .asAdmin(PATH, Json.object("jwk", key.jwk(), "audience", "server"))
                .isProblem(400);
    }

    @Test
    void refusedImportThenItsSecretIsNotInTheAnswer() {
        SigningKey key = new SigningKey(WeakKeys.rsa1024());
        Answer answer = boxoffice.importKey("server", key, "retiring").isProblem(400);
        assertThat(answer.body()).doesNotContain((String) key.jwk().getOrDefault("d", "?"));
    }

    @Test
    void importWithoutTheRoleThenForbidden() {
        String body =
                Json.object("audience", "server", "jwk", SigningKey.generate().jwk(), "state", "active");
        String token = boxoffice.login(boxoffice.createUser("server"), "server").access();
        Refusal.assertForbidden(boxoffice.post(PATH, body, token));
        Refusal.assertNoToken(boxoffice.post(PATH, body));
    }

    @Test
    void keySetsThenPublicMembersOnly() {
        boxoffice.importKey("server");
        JsonNode keys = boxoffice.get(Published.ALL).hasStatus(200).json().path("keys");
        assertThat(keys).isNotEmpty();
        keys.forEach(key ->
                assertThat(Json.names(key)).isSubsetOf(Set.of("kty", "use", "kid", "alg", "n", "e", "crv", "x", "y")));
    }

    private Answer imported(String state, Map<String, Object> form) {
        Map<String, Object> body = Json.map("audience", "server", "state", state);
        body.putAll(form);
        return boxoffice.asAdmin(PATH, Json.text(body));
    }

    private String signingKid(String audience) {
        return boxoffice
                .login("admin", Boxoffice.ADMIN_PASSWORD, audience)
                .accessText()
                .headerJson()
                .path("kid")
                .stringValue();
    }
}
