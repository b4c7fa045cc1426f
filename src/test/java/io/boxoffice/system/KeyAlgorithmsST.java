package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Each audience signs with an algorithm of its own, and a key is good for its own audience and algorithm only. */
@ThirdLane
class KeyAlgorithmsST {
    private final Boxoffice boxoffice = SecondServer.open();
    private final AdminKeys adminKeys = new AdminKeys(boxoffice);

    @BeforeEach
    void nothingIsAnnounced() {
        adminKeys.withdraw("server");
        adminKeys.withdraw("other");
    }

    /** Back to RS256, with nothing else in a key set: that is what the other tests expect. */
    @AfterEach
    void signAsBefore() {
        signWith("server", "null");
        signWith("other", "null");
        adminKeys.all().stream()
                .filter(key -> !"RS256".equals(key.path("alg").stringValue()))
                .filter(key -> key.path("retired_at").isNull()
                        && key.path("revoked_at").isNull())
                .forEach(key -> adminKeys
                        .revoke(key.path("kid").stringValue(), "the test is over")
                        .hasStatus(204));
    }

    private void signWith(String audience, String json) {
        String path = "/api/server/audiences/" + audience;
        String admin = boxoffice.admin("server").access();
        String tag = boxoffice.get(path, admin).hasStatus(200).header("ETag");
        boxoffice
                .send(boxoffice
                        .request(path)
                        .header("Authorization", "Bearer " + admin)
                        .header("Content-Type", "application/merge-patch+json")
                        .header("If-Match", tag)
                        .method("PATCH", BodyPublishers.ofString("{\"signing_alg\":" + json + "}")))
                .hasStatus(200);
    }

    /** A secret that {@code other} signs with from now on, as the administrator was told it. */
    private OctetSequenceKey shareASecretWithOther() {
        signWith("other", "\"HS256\"");
        Answer rotated = adminKeys.rotate("other").hasStatus(202);
        assertThat(rotated.header("Cache-Control")).contains("no-store");
        assertThat(rotated.text("alg")).isEqualTo("HS256");
        assertThat(rotated.text("secret")).matches("[A-Za-z0-9_-]{43,}");
        adminKeys
                .revoke(adminKeys.signing("other"), "the secret is to sign at once")
                .hasStatus(204);
        assertThat(adminKeys.signing("other")).isEqualTo(rotated.text("kid"));
        return new OctetSequenceKey.Builder(TokenText.decode(rotated.text("secret")))
                .keyID(rotated.text("kid"))
                .build();
    }

    @Test
    @DisplayName("KY-02: the secret is shown once, and published never")
    void sharedSecretThenShownOnceAndNeverPublished() {
        OctetSequenceKey shared = shareASecretWithOther();
        byte[] secret = shared.toByteArray();
        String secretKid = shared.getKeyID();
        assertThat(secret).hasSizeGreaterThanOrEqualTo(32);
        assertThat(adminKeys.all().toString())
                .contains(secretKid)
                .doesNotContain(TokenText.encode(secret), "\"secret\"");
        for (String path : List.of(Published.ALL, Published.of("other"))) {
            assertThat(Published.kids(boxoffice, path)).doesNotContain(secretKid);
            assertThat(boxoffice.get(path).body()).doesNotContain(TokenText.encode(secret), "\"oct\"");
        }
    }

    @Test
    void sharedSecretThenTheTokenIsVerifiedWithItAndAdmitted() {
        OctetSequenceKey shared = shareASecretWithOther();
        Tokens tokens = boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "other");
        assertThat(tokens.accessText().headerJson().path("alg").stringValue()).isEqualTo("HS256");
        assertThat(AnyKey.verifies(shared, tokens.accessText())).isTrue();
        boxoffice.get("/api/other/user", tokens.access()).hasStatus(200);
    }

    @Test
    @DisplayName("A005, A008: the audience and the algorithm belong to the key, not to the token")
    void sharedSecretThenGoodForNothingElse() {
        OctetSequenceKey shared = shareASecretWithOther();
        byte[] secret = shared.toByteArray();
        String secretKid = shared.getKeyID();
        String server = adminKeys.signing("server");
        byte[] published = Published.keys(boxoffice, Published.ALL)
                .getKeyByKeyId(server)
                .toJSONString()
                .getBytes(StandardCharsets.UTF_8);
        AnyKey rsa = AnyKey.generate("RS256");
        Map<String, String> atServer = new LinkedHashMap<>();
        atServer.put("the secret for server", hmac("HS256", secretKid, claims("server"), secret));
        atServer.put("server's kid with the secret", hmac("HS256", server, claims("server"), secret));
        atServer.put("server's kid with its public key", hmac("HS256", server, claims("server"), published));
        atServer.put("other's token", boxoffice.admin("other").access());
        atServer.forEach((what, token) -> Refusal.assertInvalidToken(what, boxoffice.get("/api/server/me", token)));
        Map<String, String> atOther = new LinkedHashMap<>();
        atOther.put("HS384", hmac("HS384", secretKid, claims("other"), secret));
        atOther.put("HS512", hmac("HS512", secretKid, claims("other"), secret));
        atOther.put("RS256 by a stranger", new AnyKey("RS256", named(rsa.key(), secretKid)).token(claims("other")));
        atOther.put("empty", hmac("HS256", secretKid, claims("other"), new byte[1]));
        atOther.put("server's key for other", hmac("HS256", server, claims("other"), published));
        atOther.forEach((what, token) -> Refusal.assertInvalidToken(what, boxoffice.get("/api/other/user", token)));
        boxoffice
                .get("/api/other/user", hmac("HS256", secretKid, claims("other"), secret))
                .hasStatus(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PS256", "ES256", "EdDSA", "RS256"})
    void signingWithAnotherAlgorithmThenVerifiedByOthersAndAdmitted(String alg) {
        Tokens before = boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "other");
        signWith("server", "\"" + alg + "\"");
        adminKeys
                .revoke(adminKeys.signing("server"), "another is to sign at once")
                .hasStatus(204);
        Tokens tokens = boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "server");
        assertThat(tokens.accessText().headerJson().path("alg").stringValue()).isEqualTo(alg);
        JWK published = Published.keys(boxoffice, Published.of("server")).getKeyByKeyId(tokens.kid());
        assertThat(published.isPrivate()).isFalse();
        assertThat(Objects.toString(published.getAlgorithm())).isEqualTo(alg);
        assertThat(AnyKey.verifies(published, tokens.accessText())).isTrue();
        boxoffice.get("/api/server/me", tokens.access()).hasStatus(200);
        boxoffice.get("/api/other/user", before.access()).hasStatus(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PS256", "ES256", "EdDSA", "HS256"})
    void importedThenItsTokensAreAdmitted(String alg) {
        AnyKey key = AnyKey.generate(alg);
        Answer created = imported(key.jwk()).hasStatus(201);
        assertThat(created.text("alg")).isEqualTo(alg);
        assertThat(created.text("kid")).isEqualTo(key.kid());
        assertThat(Json.names(created.json())).doesNotContain("k", "d", "secret", "jwk");
        boxoffice.get("/api/server/me", key.token(claims("server"))).hasStatus(200);
        assertThat(Published.kids(boxoffice, Published.of("server")).contains(key.kid()))
                .isEqualTo(!"HS256".equals(alg));
    }

    @Test
    @DisplayName("A008: an RSA key imported for one padding is not good for the other")
    void importedForPssThenNotGoodForPkcs1() {
        AnyKey key = AnyKey.generate("PS256");
        imported(key.jwk()).hasStatus(201);
        Refusal.assertInvalidToken("RS256", boxoffice.get("/api/server/me", key.token("RS256", claims("server"))));
    }

    @Test
    @DisplayName("KY-01: weak, unfitting and half keys are refused")
    void importedWeakOrUnfittingThenBadRequest() {
        Map<String, Map<String, Object>> refused = new LinkedHashMap<>();
        refused.put("31 bytes", secretOf(new SecureRandom().generateSeed(31)));
        refused.put("empty", secretOf(new byte[0]));
        refused.put("all the same", secretOf("a".repeat(32).getBytes(StandardCharsets.UTF_8)));
        refused.put("64 zeros", secretOf(new byte[64]));
        for (String text : List.of(
                "correct horse battery staple forever",
                "a-string-secret-at-least-256-bits-long",
                "ThisIsASecretKeyForJwtTokenGeneration123456",
                "abcdefghijklmnopqrstuvwxyz0123456789")) {
            refused.put(text, secretOf(text.getBytes(StandardCharsets.UTF_8)));
        }
        refused.put("a secret for RS256", with("HS256", "alg", "RS256"));
        refused.put("a secret for HS512", with("HS256", "alg", "HS512"));
        refused.put("RSA for ES256", with("PS256", "alg", "ES256"));
        refused.put("RSA for HS256", with("PS256", "alg", "HS256"));
        refused.put("RSA for RS384", with("PS256", "alg", "RS384"));
        refused.put("RSA for none", with("PS256", "alg", "none"));
        refused.put("P-256 for RS256", with("ES256", "alg", "RS256"));
        refused.put("P-256 for ES384", with("ES256", "alg", "ES384"));
        refused.put("P-384", with("ES256", "crv", "P-384"));
        refused.put("secp256k1", with("ES256", "crv", "secp256k1"));
        refused.put("X25519", with("EdDSA", "crv", "X25519"));
        refused.put("for encryption", with("ES256", "use", "enc"));
        for (String alg : List.of("ES256", "EdDSA")) {
            Object stranger = AnyKey.generate(alg).jwk().get("d");
            refused.put(alg + " with another d", with(alg, "d", Objects.requireNonNull(stranger)));
            Map<String, Object> half = AnyKey.generate(alg).jwk();
            half.remove("d");
            refused.put(alg + " without d", half);
        }
        refused.put("EC point off the curve", with("ES256", "x", TokenText.encode(new byte[32])));
        refused.forEach(
                (what, jwk) -> assertThat(imported(jwk).status()).as(what).isEqualTo(400));
    }

    @ParameterizedTest
    @CsvSource({
        "rsa-pkcs1, RS256, rsa-pkcs1",
        "rsa-pss-sha256, PS256, rsa-pss-sha256",
        "p256-pkcs8, ES256, p256-sec1-no-public",
        "p256-parameters-sec1, ES256, p256-parameters-sec1",
        "ed25519-pkcs8, EdDSA, ed25519-pkcs8"
    })
    void importedAsPemThenPublishedAndSigningAndNotTakenAgain(String file, String alg, String again) {
        Answer created = importedPem(file, "active").hasStatus(201);
        assertThat(created.text("alg")).isEqualTo(alg);
        Tokens tokens = boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "server");
        assertThat(tokens.kid()).isEqualTo(created.text("kid"));
        JWK published = Published.keys(boxoffice, Published.of("server")).getKeyByKeyId(tokens.kid());
        assertThat(AnyKey.verifies(published, tokens.accessText())).isTrue();
        boxoffice.get("/api/server/me", tokens.access()).hasStatus(200);
        importedPem(again, "retiring").isProblem(409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"p256-pkcs8-encrypted", "rsa-pkcs1-encrypted", "p256-public", "p256-certificate", "p384-pkcs8"})
    void importedAsOtherPemThenBadRequest(String file) {
        importedPem(file, "retiring").isProblem(400);
    }

    private Answer importedPem(String file, String state) {
        try (InputStream pem = Objects.requireNonNull(
                KeyAlgorithmsST.class.getResourceAsStream("/io/boxoffice/signing/pem/" + file + ".pem"), file)) {
            String text = new String(pem.readAllBytes(), StandardCharsets.US_ASCII);
            return boxoffice.asAdmin(AdminKeys.PATH, Json.object("audience", "server", "pem", text, "state", state));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Answer imported(Map<String, Object> jwk) {
        return boxoffice.asAdmin(AdminKeys.PATH, Json.object("audience", "server", "jwk", jwk, "state", "retiring"));
    }

    private static Map<String, Object> with(String alg, String member, Object value) {
        Map<String, Object> jwk = AnyKey.generate(alg).jwk();
        jwk.put(member, value);
        return jwk;
    }

    private static Map<String, Object> secretOf(byte[] bytes) {
        return with("HS256", "k", TokenText.encode(bytes));
    }

    private static JWK named(JWK key, String kid) {
        try {
            Map<String, Object> renamed = key.toJSONObject();
            renamed.put("kid", kid);
            return JWK.parse(renamed);
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private ObjectNode claims(String audience) {
        long now = Instant.now().getEpochSecond();
        return boxoffice
                .admin(audience)
                .accessText()
                .claimsJson()
                .put("jti", Api.jti())
                .put("iat", now)
                .put("exp", now + 300);
    }

    private static String hmac(String alg, String kid, ObjectNode claims, byte[] key) {
        try {
            String header = Json.object("alg", alg, "typ", "at+jwt", "kid", kid);
            TokenText unsigned = new TokenText(TokenText.encode(header), TokenText.encode(claims.toString()), "");
            Mac mac = Mac.getInstance(alg.replace("HS", "HmacSHA"));
            mac.init(new SecretKeySpec(key, mac.getAlgorithm()));
            return unsigned.withSignature(mac.doFinal(unsigned.signed())).compact();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
