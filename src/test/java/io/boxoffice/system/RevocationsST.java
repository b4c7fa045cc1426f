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
    private final Boxoffice boxoffice = Boxoffice.open();

    @ParameterizedTest
    @EnumSource
    @DisplayName("TV-11: one token, used before, at once; its session goes on")
    void tokenRevokedThenItAloneIsRefused(Api api) {
        Tokens tokens = boxoffice.login(boxoffice.createUser(api.audience()), api.audience());
        boxoffice.get(api.path(), tokens.access()).hasStatus(200);
        revoke("jti", tokens.jti()).hasStatus(204);
        Refusal.assertInvalidToken("its jti", boxoffice.get(api.path(), tokens.access()));
        Tokens next = boxoffice.refresh(tokens);
        assertThat(next.session()).isEqualTo(tokens.session());
        boxoffice.get(api.path(), next.access()).hasStatus(200);
    }

    @Test
    @DisplayName("TV-11: a token whose answer is repeated stays revoked")
    void tokenRevokedAndItsAnswerRepeatedThenStillRefused() {
        Tokens first = boxoffice.login(boxoffice.createUser("server"), "server");
        Tokens second = boxoffice.refresh(first);
        revoke("jti", second.jti()).hasStatus(204);
        Tokens again = boxoffice.refresh(first);
        assertThat(again.jti()).isEqualTo(second.jti());
        Refusal.assertInvalidToken("again", boxoffice.get("/api/server/me", again.access()));
        boxoffice.get("/api/server/me", boxoffice.refresh(again).access()).hasStatus(200);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("TV-11, A098: a session with every token of it, at once, and no other")
    void sessionRevokedThenAllOfItIsOver(Api api) {
        Person person = boxoffice.createUser(api.audience());
        Tokens first = boxoffice.login(person, api.audience());
        Tokens second = boxoffice.refresh(first);
        Tokens spared = boxoffice.login(person, api.audience());
        revoke("session_id", first.session()).hasStatus(204);
        for (Tokens tokens : new Tokens[] {first, second}) {
            Refusal.assertInvalidToken("its session", boxoffice.get(api.path(), tokens.access()));
            boxoffice.tryRefresh(tokens.refresh()).isOAuthError(400, "invalid_grant");
        }
        boxoffice.get(api.path(), spared.access()).hasStatus(200);
        assertThat(Family.of(boxoffice, first).events("authn_token_revoked")).isEqualTo(1);
    }

    @Test
    @DisplayName("TV-11: what an imported key signed for a session that was never here")
    void sessionOfAnotherIssuerRevokedThenItsTokensRefused() {
        String session = boxoffice.login(boxoffice.createUser("other"), "other").session();
        String foreign = session.substring(0, 24) + "0123456789ab";
        SigningKey key = Api.OTHER.forged();
        String token = key.token(Api.OTHER.claims().put("sid", foreign));
        boxoffice.get("/api/other/user", token).hasStatus(200);
        revoke("session_id", foreign).hasStatus(204);
        Refusal.assertInvalidToken("foreign", boxoffice.get("/api/other/user", token));
    }

    @Test
    @DisplayName("TV-11, A069: a user: everything issued before, nothing issued after, also within the same second")
    void userRevokedThenBeforeIsRefusedAndALoginRightAfterIsGood() {
        Person person = boxoffice.createUser("server", "other");
        for (int round = 0; round < 5; round++) {
            Tokens server = boxoffice.login(person, "server");
            Tokens other = boxoffice.refresh(boxoffice.login(person, "other"));
            revoke("user_id", person.id()).hasStatus(204);
            Refusal.assertInvalidToken("before", boxoffice.get("/api/server/me", server.access()));
            Refusal.assertInvalidToken("before", boxoffice.get("/api/other/user", other.access()));
            boxoffice.tryRefresh(server.refresh()).isOAuthError(400, "invalid_grant");
            boxoffice.tryRefresh(other.refresh()).isOAuthError(400, "invalid_grant");
            Tokens after = boxoffice.login(person, "server");
            boxoffice.get("/api/server/me", after.access()).hasStatus(200);
            boxoffice.get("/api/server/me", boxoffice.refresh(after).access()).hasStatus(200);
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
        Person person = boxoffice.createUser("other");
        SigningKey key = Api.OTHER.forged();
        String token = key.token(Api.OTHER.claims().put("sid", session).put("sub", person.id()));
        boxoffice.get("/api/other/user", token).hasStatus(200);
        revoke("user_id", person.id()).hasStatus(204);
        Refusal.assertInvalidToken("foreign", boxoffice.get("/api/other/user", token));
        Tokens after = boxoffice.login(person, "other");
        boxoffice.get("/api/other/user", after.access()).hasStatus(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"enabled\":false}", "{\"audiences\":[]}", "{\"password\":\"nineteen orange tickets\"}", ""})
    @DisplayName("A104: nor does such a token outlive that they are disabled, lose the audience, or are removed")
    void tokenOfAnImportedKeyThenRefusedWhenItsUserEnds(String change) {
        Person person = boxoffice.createUser("other");
        String token = Api.OTHER
                .forged()
                .token(Api.OTHER
                        .claims()
                        .put("sid", "ffffffff-ffff-4fff-bfff-ffffffffffff")
                        .put("sub", person.id()));
        boxoffice.get("/api/other/user", token).hasStatus(200);
        String path = "/api/server/users/" + person.id();
        String admin = boxoffice.admin("server").access();
        assertThat((change.isEmpty() ? boxoffice.delete(path, admin) : boxoffice.patch(path, change, admin)).status())
                .isIn(200, 204);
        Refusal.assertInvalidToken("foreign", boxoffice.get("/api/other/user", token));
    }

    @Test
    void userRevokedThenOthersAreUntouched() {
        Person stranger = boxoffice.createUser("other");
        Tokens tokens = boxoffice.login(stranger, "other");
        revoke("user_id", boxoffice.createUser("other").id()).hasStatus(204);
        boxoffice.get("/api/other/user", tokens.access()).hasStatus(200);
        assertThat(boxoffice.refresh(tokens).session()).isEqualTo(tokens.session());
    }

    @Test
    @DisplayName("TV-11: it need not be known here")
    void unknownButWellFormedThenNoContent() {
        revoke("jti", Api.jti()).hasStatus(204);
        revoke("jti", "x").hasStatus(204);
        revoke("session_id", UUID.randomUUID().toString()).hasStatus(204);
        revoke("user_id", UUID.randomUUID().toString()).hasStatus(204);
    }

    @Test
    void revokedTwiceThenNoContentTwice() {
        Tokens tokens = boxoffice.login(boxoffice.createUser("server"), "server");
        for (int i = 0; i < 2; i++) {
            revoke("jti", tokens.jti()).hasStatus(204);
            revoke("session_id", tokens.session()).hasStatus(204);
            Refusal.assertInvalidToken("twice", boxoffice.get("/api/server/me", tokens.access()));
        }
        assertThat(Family.of(boxoffice, tokens).events("authn_token_revoked")).isEqualTo(1);
    }

    @Test
    @DisplayName("TV-11: the reason is kept, and who gave it")
    void revokedThenTheEventSaysWhoAndWhy() {
        String jti = Api.jti();
        revoke("jti", jti).hasStatus(204);
        String admin = boxoffice.admin("server").claim("sub");
        assertThat(boxoffice
                        .database()
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
        Answer answer = boxoffice.asAdmin(PATH, body.replace('\'', '"'));
        assertThat(answer.status()).as(what).isEqualTo(400);
        answer.isProblem(400);
    }

    @Test
    void tooLongThenBadRequest() {
        String reason = "\u00e9".repeat(200);
        boxoffice.asAdmin(PATH, Json.object("jti", Api.jti(), "reason", reason)).hasStatus(204);
        boxoffice
                .asAdmin(PATH, Json.object("jti", Api.jti(), "reason", reason + "x"))
                .isProblem(400);
        boxoffice
                .asAdmin(PATH, Json.object("jti", "a".repeat(64), "reason", "x"))
                .hasStatus(204);
        boxoffice
                .asAdmin(PATH, Json.object("jti", "a".repeat(65), "reason", "x"))
                .isProblem(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jti", "session_id", "user_id"})
    void withoutTheRoleThenForbiddenAndNothingIsRevoked(String member) {
        Person person = boxoffice.createUser("server");
        Tokens tokens = boxoffice.login(person, "server");
        String value =
                switch (member) {
                    case "jti" -> tokens.jti();
                    case "session_id" -> tokens.session();
                    default -> person.id();
                };
        String body = Json.object(member, value, "reason", "x");
        Refusal.assertForbidden(boxoffice.post(PATH, body, tokens.access()));
        Refusal.assertInvalidToken(
                "other", boxoffice.post(PATH, body, boxoffice.admin("other").access()));
        Refusal.assertNoToken(boxoffice.post(PATH, body));
        boxoffice.get("/api/server/me", tokens.access()).hasStatus(200);
    }

    private Answer revoke(String member, String value) {
        return boxoffice.asAdmin(PATH, Json.object(member, value, "reason", "it stood in a log"));
    }
}
