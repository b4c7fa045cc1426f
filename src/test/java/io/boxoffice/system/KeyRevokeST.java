package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code POST /api/server/keys/{kid}/revoke}: a key that nobody may trust from now on. */
@ThirdLane
class KeyRevokeST {
    private static final String REASON = "copied by a thief";
    private static final String BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static @Nullable SigningKey kept;

    private final Boxoffice boxoffice = SecondServer.open();
    private final AdminKeys adminKeys = new AdminKeys(boxoffice);

    /** One key for all that leaves it alone: an RSA key is looked at for a second before it is taken. */
    private static synchronized SigningKey kept() {
        SigningKey key = kept;
        if (key == null) {
            key = SecondServer.open().importKey("other");
            kept = key;
        }
        return key;
    }

    @AfterEach
    void nothingIsAnnounced() {
        adminKeys.withdraw("server", "other");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("KY-06, A133: the active key, with a token that was used before; a new one signs at once")
    void revokeActiveThenItsTokensRefusedAndANewKeySigns(Api api) {
        Person person = boxoffice.createUser(api.audience());
        Tokens before = boxoffice.login(person, api.audience());
        boxoffice.get(api.path(), before.access()).hasStatus(200);
        adminKeys.revoke(before.kid(), REASON).hasStatus(204);
        Refusal.assertInvalidToken("used before", boxoffice.get(api.path(), before.access()));
        Tokens after = boxoffice.login(person, api.audience());
        assertThat(after.kid()).isNotEqualTo(before.kid());
        boxoffice.get(api.path(), after.access()).hasStatus(200);
        assertThat(Published.kids(boxoffice, Published.of(api.audience())))
                .contains(after.kid())
                .doesNotContain(before.kid());
        assertThat(Published.kids(boxoffice, Published.ALL))
                .contains(after.kid())
                .doesNotContain(before.kid());
        assertThat(adminKeys.kids(api.audience(), "active")).containsExactly(after.kid());
    }

    @Test
    void revokeActiveThenTheSessionGoesOnWithARefresh() {
        Tokens before = boxoffice.login(boxoffice.createUser("other"), "other");
        adminKeys.revoke(before.kid(), REASON).hasStatus(204);
        Tokens after = boxoffice.refresh(before);
        boxoffice.get("/api/other/user", after.access()).hasStatus(200);
    }

    @Test
    void revokeActiveThenTheOtherAudienceIsUntouched() {
        String server = adminKeys.signing("server");
        Tokens admin = boxoffice.admin("server");
        adminKeys.revoke(adminKeys.signing("other"), REASON).hasStatus(204);
        boxoffice.get("/api/server/me", admin.access()).hasStatus(200);
        assertThat(adminKeys.signing("server")).isEqualTo(server);
    }

    @Test
    void revokeActiveWhileOneIsAnnouncedThenOneKeySigns() {
        String announced = adminKeys.announce("other");
        String active = adminKeys.signing("other");
        adminKeys.revoke(active, REASON).hasStatus(204);
        assertThat(adminKeys.signing("other")).isNotEqualTo(active);
        assertThat(adminKeys.kids("other", "active")).containsExactly(adminKeys.signing("other"));
        assertThat(adminKeys.state(announced)).isIn("announced", "active");
    }

    @Test
    @DisplayName("KY-06: the record tells who was revoked, when and why")
    void revokeThenTheRecordSaysWhenAndWhy() {
        SigningKey key = boxoffice.importKey("other");
        adminKeys.revoke(key.kid(), REASON).hasStatus(204);
        JsonNode record = adminKeys.find(key.kid());
        assertThat(record.path("state").stringValue()).isEqualTo("revoked");
        assertThat(record.path("reason").stringValue()).isEqualTo(REASON);
        assertThat(Instant.parse(record.path("revoked_at").stringValue()))
                .isBetween(Instant.now().minusSeconds(20), Instant.now().plusSeconds(1));
    }

    @Test
    @DisplayName("KY-06: twice is once, and audited once")
    void revokeTwiceThenNoContentAndTheFirstReasonStays() {
        SigningKey key = boxoffice.importKey("other");
        adminKeys.revoke(key.kid(), REASON).hasStatus(204);
        JsonNode record = adminKeys.find(key.kid());
        adminKeys.revoke(key.kid(), "another reason").hasStatus(204);
        assertThat(adminKeys.find(key.kid())).isEqualTo(record);
        assertThat(adminKeys.audited("key_imported", key.kid())).isEqualTo(1);
        assertThat(adminKeys.audited("key_revoked", key.kid())).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"announced", "active", "retiring"})
    @DisplayName("A016: the kid of a revoked key with its true signature, whatever its state was")
    void revokeThenTokensTrulySignedByItRefused(String state) {
        adminKeys.withdraw("other");
        SigningKey key = SigningKey.generate();
        boxoffice.importKey("other", key, state).hasStatus(201);
        String token = key.token(Api.OTHER.claims(boxoffice));
        boxoffice.get("/api/other/user", token);
        adminKeys.revoke(key.kid(), REASON).hasStatus(204);
        Refusal.assertInvalidToken(state, boxoffice.get("/api/other/user", token));
        assertThat(adminKeys.state(key.kid())).isEqualTo("revoked");
        assertThat(Published.kids(boxoffice, Published.ALL)).doesNotContain(key.kid());
    }

    @Test
    void revokeRetiredThenRevoked() {
        SigningKey key = boxoffice.importKey("other");
        boxoffice
                .database()
                .run("update signing_key set state = 'retired', retired_at = now() where kid = '" + key.kid() + "'");
        adminKeys.revoke(key.kid(), REASON).hasStatus(204);
        assertThat(adminKeys.state(key.kid())).isEqualTo("revoked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "ES256", "EdDSA", "HS256"})
    @DisplayName("KY-06: nor does the key come back under another id, or under none")
    void revokeThenTheSameKeyCannotComeBackUnderAnotherKid(String alg) {
        AnyKey key = AnyKey.generate(alg);
        adminKeys.importKey("other", key.jwk(), "announced").hasStatus(201);
        assertKnown(key);
        adminKeys.revoke(key.kid(), REASON).hasStatus(204);
        assertKnown(key);
    }

    private void assertKnown(AnyKey key) {
        Map<String, Object> renamed = key.jwk();
        renamed.put("kid", key.kid() + "-again");
        Map<String, Object> nameless = key.jwk();
        nameless.remove("kid");
        for (String audience : List.of("other", "server")) {
            adminKeys.importKey(audience, renamed, "retiring").isProblem(409);
            adminKeys.importKey(audience, nameless, "active").isProblem(409);
            adminKeys.importKey(audience, respelled(nameless), "active").isProblem(409);
        }
    }

    /** The same octets: of the last character of 43, two bits say nothing. */
    private static Map<String, Object> respelled(Map<String, Object> jwk) {
        Map<String, Object> respelled = new HashMap<>(jwk);
        for (String member : List.of("x", "k")) {
            respelled.computeIfPresent(
                    member, (name, text) -> text.toString().length() == 43 ? withAnotherEnd(text.toString()) : text);
        }
        return respelled;
    }

    private static String withAnotherEnd(String text) {
        int last = BASE64URL.indexOf(text.charAt(42));
        return text.substring(0, 42) + BASE64URL.charAt(last ^ 1);
    }

    @Test
    @DisplayName("KY-02: a key that may not sign keeps no private half")
    void revokeThenNoPrivateHalfIsLeft() {
        String announced = adminKeys.announce("server");
        adminKeys.revoke(announced, REASON).hasStatus(204);
        assertThat(boxoffice
                        .database()
                        .count("select count(*) from signing_key where sealed_private is not null and state in "
                                + "('retiring', 'retired', 'revoked') and alg <> 'HS256'"))
                .isZero();
    }

    @Test
    @DisplayName("KY-06, KY-08: it cannot be undone, and its id is never used again")
    void revokeThenTheSameKidCannotComeBack() {
        SigningKey key = boxoffice.importKey("other");
        adminKeys.revoke(key.kid(), REASON).hasStatus(204);
        for (String state : List.of("announced", "active", "retiring")) {
            boxoffice.importKey("other", key, state).isProblem(409);
            boxoffice.importKey("server", key, state).isProblem(409);
        }
        assertThat(adminKeys.state(key.kid())).isEqualTo("revoked");
    }

    /** A path that could be read in two ways is refused before anything is looked for. */
    private static boolean isDoubtful(String segment) {
        return segment.equals("..") || segment.equals("%25");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown",
                "6Rj2cZ1yTt6vZ0mRkq0cXw",
                "12345678901234567890123456789012345678901234567890123456789012345",
                "..",
                "%27",
                "%22",
                "%27%20or%20%271%27=%271",
                "%25",
                "a%20b",
                "%C3%A9",
                "a.b",
                "*"
            })
    @DisplayName("KY-08: a kid carries no path and no SQL")
    void revokeUnknownOrMalformedKidThenNotFound(String kid) {
        int before = boxoffice.node().log().length();
        adminKeys.revoke(kid, REASON).isProblem(isDoubtful(kid) ? 400 : 404);
        assertThat(boxoffice.node().log().substring(before)).doesNotContain("SQL", "Exception");
        assertThat(adminKeys.kids("server", "active")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%2e%2e", "..%2F..", "a%2Fb", "%2F", "%5c", "%00", "a%00b", "%ff"})
    @DisplayName("KY-08: no path at all, which the container says before anybody looks for a key")
    void revokeWhatIsNoPathThenRefused(String kid) {
        assertThat(adminKeys.revoke(kid, REASON).status()).isIn(400, 404);
        assertThat(adminKeys.kids("server", "active")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "",
                "{\"reason\":\"\"}",
                "{\"reason\":null}",
                "{\"reason\":1}",
                "{\"reason\":[\"x\"]}",
                "{\"reason\":\"x\",\"reason\":\"x\"}",
                "{\"reason\":\"x\",\"kid\":\"x\"}",
                "{\"reason\":\"a\\u0000b\"}",
                "{\"reason\":\"\\ud800\"}"
            })
    void revokeWithoutAReasonThenBadRequestAndStillTrusted(String body) {
        SigningKey key = kept();
        boxoffice.asAdmin(AdminKeys.PATH + "/" + key.kid() + "/revoke", body).isProblem(400);
        assertThat(adminKeys.state(key.kid())).isEqualTo("retiring");
        boxoffice.get("/api/other/user", key.token(Api.OTHER.claims(boxoffice))).hasStatus(200);
    }

    @Test
    void revokeWithReasonOfTwoHundredCharactersThenTakenAndOneMoreNot() {
        SigningKey key = boxoffice.importKey("other");
        adminKeys.revoke(key.kid(), "\u00e9".repeat(201)).isProblem(400);
        adminKeys.revoke(key.kid(), "\u00e9".repeat(200)).hasStatus(204);
        assertThat(adminKeys.find(key.kid()).path("reason").stringValue()).hasSize(200);
    }

    @Test
    void revokeWithoutTheRoleThenForbiddenAndStillTrusted() {
        SigningKey key = kept();
        String path = AdminKeys.PATH + "/" + key.kid() + "/revoke";
        String body = Json.object("reason", REASON);
        String token = boxoffice.login(boxoffice.createUser("server"), "server").access();
        Refusal.assertForbidden(boxoffice.post(path, body, token));
        Refusal.assertInvalidToken(
                "other", boxoffice.post(path, body, boxoffice.admin("other").access()));
        Refusal.assertNoToken(boxoffice.post(path, body));
        assertThat(adminKeys.state(key.kid())).isEqualTo("retiring");
    }
}
