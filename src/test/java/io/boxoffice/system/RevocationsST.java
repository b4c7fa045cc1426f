package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /api/server/revocations}: a token, a session or a user that nobody may trust from now on. */
class RevocationsST {
    private static final String PATH = "/api/server/revocations";
    private final Office office = Office.open();

    @ParameterizedTest
    @EnumSource
    @DisplayName("TV-11: one token, used before, at once; its session goes on")
    void tokenRevokedThenItAloneIsRefused(Door door) {
        Tokens tokens = office.login(office.hire(door.audience()), door.audience());
        office.get(door.path(), tokens.access()).hasStatus(200);
        revoke("jti", tokens.jti()).hasStatus(204);
        Refusal.assertInvalidToken("its jti", office.get(door.path(), tokens.access()));
        Tokens next = office.refresh(tokens);
        assertThat(next.session()).isEqualTo(tokens.session());
        office.get(door.path(), next.access()).hasStatus(200);
    }

    @Test
    @DisplayName("TV-11: a token whose answer is repeated stays revoked")
    void tokenRevokedAndItsAnswerRepeatedThenStillRefused() {
        Tokens first = office.login(office.hire("server"), "server");
        Tokens second = office.refresh(first);
        revoke("jti", second.jti()).hasStatus(204);
        Tokens again = office.refresh(first);
        assertThat(again.jti()).isEqualTo(second.jti());
        Refusal.assertInvalidToken("again", office.get("/api/server/me", again.access()));
        office.get("/api/server/me", office.refresh(again).access()).hasStatus(200);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("TV-11, A098: a session with every token of it, at once, and no other")
    void sessionRevokedThenAllOfItIsOver(Door door) {
        Person person = office.hire(door.audience());
        Tokens first = office.login(person, door.audience());
        Tokens second = office.refresh(first);
        Tokens spared = office.login(person, door.audience());
        revoke("session_id", first.session()).hasStatus(204);
        for (Tokens tokens : new Tokens[] {first, second}) {
            Refusal.assertInvalidToken("its session", office.get(door.path(), tokens.access()));
            office.tryRefresh(tokens.refresh()).isOAuthError(400, "invalid_grant");
        }
        office.get(door.path(), spared.access()).hasStatus(200);
        assertThat(Family.of(office, first).events("authn_token_revoked")).isEqualTo(1);
    }

    @Test
    @DisplayName("TV-11: what an imported key signed for a session that was never here")
    void sessionOfAnotherIssuerRevokedThenItsTokensRefused() {
        String session = office.login(office.hire("other"), "other").session();
        String foreign = session.substring(0, 24) + "0123456789ab";
        SigningKey key = office.importKey("other");
        String token = key.token(Door.OTHER.claims().put("sid", foreign));
        office.get("/api/other/user", token).hasStatus(200);
        revoke("session_id", foreign).hasStatus(204);
        Refusal.assertInvalidToken("foreign", office.get("/api/other/user", token));
    }

    @Test
    @DisplayName("TV-11, A069: a user: everything issued before, nothing issued after, also within the same second")
    void userRevokedThenBeforeIsRefusedAndALoginRightAfterIsGood() {
        Person person = office.hire("server", "other");
        for (int round = 0; round < 5; round++) {
            Tokens server = office.login(person, "server");
            Tokens other = office.refresh(office.login(person, "other"));
            revoke("user_id", person.id()).hasStatus(204);
            Refusal.assertInvalidToken("before", office.get("/api/server/me", server.access()));
            Refusal.assertInvalidToken("before", office.get("/api/other/user", other.access()));
            office.tryRefresh(server.refresh()).isOAuthError(400, "invalid_grant");
            office.tryRefresh(other.refresh()).isOAuthError(400, "invalid_grant");
            Tokens after = office.login(person, "server");
            office.get("/api/server/me", after.access()).hasStatus(200);
            office.get("/api/server/me", office.refresh(after).access()).hasStatus(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ffffffff-ffff-7fff-bfff-ffffffffffff",
                "7fffffff-0000-4000-8000-000000000000",
                "ffffffff-ffff-ffff-ffff-ffffffffffff",
                "fedcba98-7654-1210-8123-456789abcdef"
            })
    @DisplayName(
            "TV-11, A104: a token of another issuer, whatever session it names: revoked with its user, and when disabled")
    void tokenOfAnImportedKeyThenRefusedWithItsUser(String session) {
        Person person = office.hire("other");
        SigningKey key = office.importKey("other");
        String token = key.token(Door.OTHER.claims().put("sid", session).put("sub", person.id()));
        office.get("/api/other/user", token).hasStatus(200);
        revoke("user_id", person.id()).hasStatus(204);
        Refusal.assertInvalidToken("foreign", office.get("/api/other/user", token));
        Tokens after = office.login(person, "other");
        office.get("/api/other/user", after.access()).hasStatus(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"enabled\":false}", "{\"audiences\":[]}", "{\"password\":\"nineteen orange tickets\"}", ""})
    @DisplayName("A104: nor does such a token outlive that they are disabled, lose the audience, or are removed")
    void tokenOfAnImportedKeyThenRefusedWhenItsUserEnds(String change) {
        Person person = office.hire("other");
        String token = office.importKey("other")
                .token(Door.OTHER
                        .claims()
                        .put("sid", "ffffffff-ffff-4fff-bfff-ffffffffffff")
                        .put("sub", person.id()));
        office.get("/api/other/user", token).hasStatus(200);
        String path = "/api/server/users/" + person.id();
        String admin = office.admin("server").access();
        assertThat((change.isEmpty() ? office.delete(path, admin) : office.patch(path, change, admin)).status())
                .isIn(200, 204);
        Refusal.assertInvalidToken("foreign", office.get("/api/other/user", token));
    }

    @Test
    void userRevokedThenOthersAreUntouched() {
        Person stranger = office.hire("other");
        Tokens tokens = office.login(stranger, "other");
        revoke("user_id", office.hire("other").id()).hasStatus(204);
        office.get("/api/other/user", tokens.access()).hasStatus(200);
        assertThat(office.refresh(tokens).session()).isEqualTo(tokens.session());
    }

    @Test
    @DisplayName("TV-11: it need not be known here")
    void unknownButWellFormedThenNoContent() {
        revoke("jti", Door.jti()).hasStatus(204);
        revoke("jti", "x").hasStatus(204);
        revoke("session_id", UUID.randomUUID().toString()).hasStatus(204);
        revoke("user_id", UUID.randomUUID().toString()).hasStatus(204);
    }

    @Test
    void revokedTwiceThenNoContentTwice() {
        Tokens tokens = office.login(office.hire("server"), "server");
        for (int i = 0; i < 2; i++) {
            revoke("jti", tokens.jti()).hasStatus(204);
            revoke("session_id", tokens.session()).hasStatus(204);
            Refusal.assertInvalidToken("twice", office.get("/api/server/me", tokens.access()));
        }
        assertThat(Family.of(office, tokens).events("authn_token_revoked")).isEqualTo(1);
    }

    @Test
    @DisplayName("TV-11: the reason is kept, and who gave it")
    void revokedThenTheEventSaysWhoAndWhy() {
        String jti = Door.jti();
        revoke("jti", jti).hasStatus(204);
        String admin = office.admin("server").claim("sub");
        assertThat(office.database()
                        .count("select count(*) from audit_event where type = 'authn_token_revoked' and jti = '" + jti
                                + "' and reason = 'it stood in a log' and actor = '" + admin
                                + "' and outcome = 'success' and correlation_id is not null"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nothing named | {'reason':'x'}",
                "two named | {'reason':'x','jti':'a','session_id':'01890000-0000-7000-8000-000000000000'}",
                "two named | {'reason':'x','user_id':'01890000-0000-7000-8000-000000000000','jti':'a'}",
                "no reason | {'jti':'a'}",
                "empty reason | {'jti':'a','reason':''}",
                "blank reason | {'jti':'a','reason':' \\t '}",
                "reason null | {'jti':'a','reason':null}",
                "reason no text | {'jti':'a','reason':1}",
                "unknown member | {'jti':'a','reason':'x','kid':'y'}",
                "twice | {'jti':'a','jti':'a','reason':'x'}",
                "jti empty | {'jti':'','reason':'x'}",
                "jti no text | {'jti':1,'reason':'x'}",
                "jti of other characters | {'jti':'a.b','reason':'x'}",
                "jti list | {'jti':['a'],'reason':'x'}",
                "session no id | {'session_id':'a','reason':'x'}",
                "session short id | {'session_id':'1-1-1-1-1','reason':'x'}",
                "user no id | {'user_id':'admin','reason':'x'}",
                "no object | []"
            })
    void anotherBodyThenBadRequest(String what, String body) {
        Answer answer = office.asAdmin(PATH, body.replace('\'', '"'));
        assertThat(answer.status()).as(what).isEqualTo(400);
        answer.isProblem(400);
    }

    @Test
    void tooLongThenBadRequest() {
        String reason = "\u00e9".repeat(200);
        office.asAdmin(PATH, Json.object("jti", Door.jti(), "reason", reason)).hasStatus(204);
        office.asAdmin(PATH, Json.object("jti", Door.jti(), "reason", reason + "x"))
                .isProblem(400);
        office.asAdmin(PATH, Json.object("jti", "a".repeat(64), "reason", "x")).hasStatus(204);
        office.asAdmin(PATH, Json.object("jti", "a".repeat(65), "reason", "x")).isProblem(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jti", "session_id", "user_id"})
    void withoutTheRoleThenForbiddenAndNothingIsRevoked(String member) {
        Person person = office.hire("server");
        Tokens tokens = office.login(person, "server");
        String value =
                switch (member) {
                    case "jti" -> tokens.jti();
                    case "session_id" -> tokens.session();
                    default -> person.id();
                };
        String body = Json.object(member, value, "reason", "x");
        Refusal.assertForbidden(office.post(PATH, body, tokens.access()));
        Refusal.assertInvalidToken(
                "other", office.post(PATH, body, office.admin("other").access()));
        Refusal.assertNoToken(office.post(PATH, body));
        office.get("/api/server/me", tokens.access()).hasStatus(200);
    }

    private Answer revoke(String member, String value) {
        return office.asAdmin(PATH, Json.object(member, value, "reason", "it stood in a log"));
    }
}
