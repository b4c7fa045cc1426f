package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code POST /api/server/keys/{kid}/revoke}: a key that nobody may trust from now on. */
class KeyRevokeST {
    private static final String REASON = "copied by a thief";
    private final Office office = Office.open();
    private final KeyDesk desk = new KeyDesk(office);

    @AfterEach
    void nothingIsAnnounced() {
        desk.withdraw("server");
        desk.withdraw("other");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("KY-06, A133: the active key, with a token that was used before; a new one signs at once")
    void revokeActiveThenItsTokensRefusedAndANewKeySigns(Door door) {
        Person person = office.hire(door.audience());
        Tokens before = office.login(person, door.audience());
        office.get(door.path(), before.access()).hasStatus(200);
        desk.revoke(before.kid(), REASON).hasStatus(204);
        Refusal.assertInvalidToken("used before", office.get(door.path(), before.access()));
        Tokens after = office.login(person, door.audience());
        assertThat(after.kid()).isNotEqualTo(before.kid());
        office.get(door.path(), after.access()).hasStatus(200);
        assertThat(Published.kids(office, Published.of(door.audience())))
                .contains(after.kid())
                .doesNotContain(before.kid());
        assertThat(Published.kids(office, Published.ALL)).contains(after.kid()).doesNotContain(before.kid());
        assertThat(desk.kids(door.audience(), "active")).containsExactly(after.kid());
    }

    @Test
    void revokeActiveThenTheSessionGoesOnWithARefresh() {
        Tokens before = office.login(office.hire("other"), "other");
        desk.revoke(before.kid(), REASON).hasStatus(204);
        Tokens after = office.refresh(before);
        office.get("/api/other/user", after.access()).hasStatus(200);
    }

    @Test
    void revokeActiveThenTheOtherAudienceIsUntouched() {
        String server = desk.signing("server");
        Tokens admin = office.admin("server");
        desk.revoke(desk.signing("other"), REASON).hasStatus(204);
        office.get("/api/server/me", admin.access()).hasStatus(200);
        assertThat(desk.signing("server")).isEqualTo(server);
    }

    @Test
    void revokeActiveWhileOneIsAnnouncedThenOneKeySigns() {
        String announced = desk.announce("other");
        String active = desk.signing("other");
        desk.revoke(active, REASON).hasStatus(204);
        assertThat(desk.signing("other")).isNotEqualTo(active);
        assertThat(desk.kids("other", "active")).containsExactly(desk.signing("other"));
        assertThat(desk.state(announced)).isIn("announced", "active");
    }

    @Test
    @DisplayName("KY-06: the record tells who was revoked, when and why")
    void revokeThenTheRecordSaysWhenAndWhy() {
        SigningKey key = office.importKey("other");
        desk.revoke(key.kid(), REASON).hasStatus(204);
        JsonNode record = desk.find(key.kid());
        assertThat(record.path("state").stringValue()).isEqualTo("revoked");
        assertThat(record.path("reason").stringValue()).isEqualTo(REASON);
        assertThat(Instant.parse(record.path("revoked_at").stringValue()))
                .isBetween(Instant.now().minusSeconds(20), Instant.now().plusSeconds(1));
    }

    @Test
    @DisplayName("KY-06: twice is once, and audited once")
    void revokeTwiceThenNoContentAndTheFirstReasonStays() {
        SigningKey key = office.importKey("other");
        desk.revoke(key.kid(), REASON).hasStatus(204);
        JsonNode record = desk.find(key.kid());
        desk.revoke(key.kid(), "another reason").hasStatus(204);
        assertThat(desk.find(key.kid())).isEqualTo(record);
        assertThat(desk.audited("key_imported", key.kid())).isEqualTo(1);
        assertThat(desk.audited("key_revoked", key.kid())).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"announced", "active", "retiring"})
    @DisplayName("A016: the kid of a revoked key with its true signature, whatever its state was")
    void revokeThenTokensTrulySignedByItRefused(String state) {
        desk.withdraw("other");
        SigningKey key = SigningKey.generate();
        office.importKey("other", key, state).hasStatus(201);
        String token = key.token(Door.OTHER.claims());
        office.get("/api/other/user", token);
        desk.revoke(key.kid(), REASON).hasStatus(204);
        Refusal.assertInvalidToken(state, office.get("/api/other/user", token));
        assertThat(desk.state(key.kid())).isEqualTo("revoked");
        assertThat(Published.kids(office, Published.ALL)).doesNotContain(key.kid());
    }

    @Test
    void revokeRetiredThenRevoked() {
        SigningKey key = office.importKey("other");
        office.database()
                .run("update signing_key set state = 'retired', retired_at = now() where kid = '" + key.kid() + "'");
        desk.revoke(key.kid(), REASON).hasStatus(204);
        assertThat(desk.state(key.kid())).isEqualTo("revoked");
    }

    @Test
    @DisplayName("KY-02: a key that may not sign keeps no private half")
    void revokeThenNoPrivateHalfIsLeft() {
        String announced = desk.announce("server");
        desk.revoke(announced, REASON).hasStatus(204);
        assertThat(office.database()
                        .count("select count(*) from signing_key where sealed_private is not null and state in "
                                + "('retiring', 'retired', 'revoked') and alg <> 'HS256'"))
                .isZero();
    }

    @Test
    @DisplayName("KY-06, KY-08: it cannot be undone, and its id is never used again")
    void revokeThenTheSameKidCannotComeBack() {
        SigningKey key = office.importKey("other");
        desk.revoke(key.kid(), REASON).hasStatus(204);
        for (String state : List.of("announced", "active", "retiring")) {
            office.importKey("other", key, state).isProblem(409);
            office.importKey("server", key, state).isProblem(409);
        }
        assertThat(desk.state(key.kid())).isEqualTo("revoked");
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
        int before = office.node().log().length();
        desk.revoke(kid, REASON).isProblem(isDoubtful(kid) ? 400 : 404);
        assertThat(office.node().log().substring(before)).doesNotContain("SQL", "Exception");
        assertThat(desk.kids("server", "active")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%2e%2e", "..%2F..", "a%2Fb", "%2F", "%5c", "%00", "a%00b", "%ff"})
    @DisplayName("KY-08: no path at all, which the container says before anybody looks for a key")
    void revokeWhatIsNoPathThenRefused(String kid) {
        assertThat(desk.revoke(kid, REASON).status()).isIn(400, 404);
        assertThat(desk.kids("server", "active")).hasSize(1);
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
        SigningKey key = office.importKey("other");
        office.asAdmin(KeyDesk.PATH + "/" + key.kid() + "/revoke", body).isProblem(400);
        assertThat(desk.state(key.kid())).isEqualTo("retiring");
        office.get("/api/other/user", key.token(Door.OTHER.claims())).hasStatus(200);
    }

    @Test
    void revokeWithReasonOfTwoHundredCharactersThenTakenAndOneMoreNot() {
        SigningKey key = office.importKey("other");
        desk.revoke(key.kid(), "\u00e9".repeat(201)).isProblem(400);
        desk.revoke(key.kid(), "\u00e9".repeat(200)).hasStatus(204);
        assertThat(desk.find(key.kid()).path("reason").stringValue()).hasSize(200);
    }

    @Test
    void revokeWithoutTheRoleThenForbiddenAndStillTrusted() {
        SigningKey key = office.importKey("other");
        String path = KeyDesk.PATH + "/" + key.kid() + "/revoke";
        String body = Json.object("reason", REASON);
        String token = office.login(office.hire("server"), "server").access();
        Refusal.assertForbidden(office.post(path, body, token));
        Refusal.assertInvalidToken(
                "other", office.post(path, body, office.admin("other").access()));
        Refusal.assertNoToken(office.post(path, body));
        assertThat(desk.state(key.kid())).isEqualTo("retiring");
    }
}
