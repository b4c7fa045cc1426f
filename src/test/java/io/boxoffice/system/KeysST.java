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
    private final Office office = Office.open();

    @ParameterizedTest
    @ValueSource(strings = {"announced", "retiring"})
    void importJwkThenPublishedButNotSigning(String state) {
        String audience = "retiring".equals(state) ? "server" : "other";
        SigningKey key = SigningKey.generate();
        Answer created = office.importKey(audience, key, state).hasStatus(201);
        assertThat(created.text("kid")).isEqualTo(key.kid());
        assertThat(created.text("alg")).isEqualTo("RS256");
        assertThat(created.text("audience")).isEqualTo(audience);
        assertThat(created.text("state")).isEqualTo(state);
        assertThat(created.text("created_at")).endsWith("Z");
        assertThat(Json.names(created.json())).doesNotContain("d", "p", "q", "dp", "dq", "qi", "jwk", "pem");
        assertThat(created.header("Location")).isNotEmpty();
        assertThat(Published.kids(office, Published.ALL)).contains(key.kid());
        assertThat(Published.kids(office, Published.of(audience))).contains(key.kid());
        assertThat(signingKid(audience)).isNotEqualTo(key.kid());
    }

    @Test
    void importActiveThenItSignsAndThePresentOneRetires() {
        Person person = office.hire("other");
        Tokens before = office.login(person, "other");
        String old = before.accessText().headerJson().path("kid").stringValue();
        SigningKey key = SigningKey.generate();
        office.importKey("other", key, "active").hasStatus(201);
        assertThat(signingKid("other")).isEqualTo(key.kid());
        assertThat(Published.kids(office, Published.of("other"))).contains(old, key.kid());
        office.get("/api/other/user", before.access()).hasStatus(200);
        office.get("/api/other/user", office.login(person, "other").access()).hasStatus(200);
    }

    @Test
    void importPemThenPublishedUnderAKidOfItsOwn() {
        Answer created =
                imported("retiring", Map.of("pem", SigningKey.generate().pem())).hasStatus(201);
        assertThat(created.text("kid")).matches("[A-Za-z0-9_-]{1,64}");
        assertThat(Published.kids(office, Published.of("server"))).contains(created.text("kid"));
    }

    @Test
    void importTheSameKidThenConflict() {
        SigningKey key = office.importKey("server");
        office.importKey("server", key, "retiring").isProblem(409);
        office.importKey("other", key, "retiring").isProblem(409);
        Map<String, Object> other = SigningKey.generate().jwk();
        other.put("kid", key.kid());
        imported("retiring", Map.of("jwk", other)).isProblem(409);
    }

    @Test
    void importWeakKeyThenBadRequest() {
        SigningKey weak = new SigningKey(WeakKeys.rsa1024());
        office.importKey("server", weak, "retiring").isProblem(400);
        imported("retiring", Map.of("pem", weak.pem())).isProblem(400);
        office.importKey("server", new SigningKey(WeakKeys.exponent3()), "retiring")
                .isProblem(400);
        SigningKey shortPrime = new SigningKey(WeakKeys.shortPrime());
        office.importKey("server", shortPrime, "retiring").isProblem(400);
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
        assertThat(Published.kids(office, Published.ALL)).doesNotContain(kid);
    }

    @Test
    void importForUnknownAudienceThenRefused() {
        Answer answer = office.importKey("nowhere", SigningKey.generate(), "retiring");
        assertThat(answer.status()).isIn(400, 404);
        answer.isProblem(answer.status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"retired", "revoked", "ACTIVE", "", "imported"})
    void importIntoAnotherStateThenBadRequest(String state) {
        office.importKey("server", SigningKey.generate(), state).isProblem(400);
    }

    @Test
    void importBothOrNeitherFormThenBadRequest() {
        SigningKey key = SigningKey.generate();
        imported("retiring", Map.of()).isProblem(400);
        imported("retiring", Map.of("jwk", key.jwk(), "pem", key.pem())).isProblem(400);
        imported("retiring", Map.of("jwk", key.jwk(), "kid", "x")).isProblem(400);
        office.asAdmin(PATH, Json.object("jwk", key.jwk(), "state", "retiring")).isProblem(400);
        office.asAdmin(PATH, Json.object("jwk", key.jwk(), "audience", "server"))
                .isProblem(400);
    }

    @Test
    void refusedImportThenItsSecretIsNotInTheAnswer() {
        SigningKey key = new SigningKey(WeakKeys.rsa1024());
        Answer answer = office.importKey("server", key, "retiring").isProblem(400);
        assertThat(answer.body()).doesNotContain((String) key.jwk().getOrDefault("d", "?"));
    }

    @Test
    void importWithoutTheRoleThenForbidden() {
        String body =
                Json.object("audience", "server", "jwk", SigningKey.generate().jwk(), "state", "active");
        String token = office.login(office.hire("server"), "server").access();
        Refusal.assertForbidden(office.post(PATH, body, token));
        Refusal.assertNoToken(office.post(PATH, body));
    }

    @Test
    void keySetsThenPublicMembersOnly() {
        office.importKey("server");
        JsonNode keys = office.get(Published.ALL).hasStatus(200).json().path("keys");
        assertThat(keys).isNotEmpty();
        keys.forEach(key -> assertThat(Json.names(key)).isSubsetOf(Set.of("kty", "n", "e", "kid", "use", "alg")));
    }

    private Answer imported(String state, Map<String, Object> form) {
        Map<String, Object> body = Json.map("audience", "server", "state", state);
        body.putAll(form);
        return office.asAdmin(PATH, Json.text(body));
    }

    private String signingKid(String audience) {
        return office.login("admin", Office.ADMIN_PASSWORD, audience)
                .accessText()
                .headerJson()
                .path("kid")
                .stringValue();
    }
}
