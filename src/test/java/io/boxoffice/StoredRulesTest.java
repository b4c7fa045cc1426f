package io.boxoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.fixture.SomeIds;
import io.boxoffice.fixture.UnitDatabase;
import io.boxoffice.fixture.Wiring;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ST-02: the tables of transfers, links, mails, verifiers and drills refuse by themselves what none of their rows may be. */
class StoredRulesTest {
    private static final String CHECK = "23514";
    private static final String DUPLICATE = "23505";
    private static final String MISSING = "23503";

    private final UnitDatabase database = new Wiring().database();
    private final UUID user = user();

    private UUID user() {
        UUID id = SomeIds.user().value();
        database.run(
                "INSERT INTO account (id, username, username_key, password_hash, roles, created_at)"
                        + " VALUES (?, 'alice', 'alice', '$argon2id$none', 'user', now())",
                id);
        return id;
    }

    private void refused(String state, String sql) {
        assertThatThrownBy(() -> database.run(sql.replace("?", "'" + user + "'")))
                .as(sql)
                .cause()
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refusal -> assertThat(refusal.getSQLState()).as(sql).isEqualTo(state));
    }

    private void transfer(String code, String ticket) {
        database.run(
                "INSERT INTO device_transfer (id, code_hash, account_id, account_version, session_id, audience, scope, auth_time, amr,"
                        + " acr, created_at, expires_at, redeemed_at, ticket_hash, number, device_name, address)"
                        + " VALUES (gen_random_uuid(), sha256(?::bytea), ?, 1, gen_random_uuid(), 'other', '', now(), 'mfa pwd',"
                        + " 'aal1', now(), now(), now(), sha256(?::bytea), 42, 'My phone', '192.0.2.7')",
                code,
                user,
                ticket);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "code_hash = '\\x00'",
                "ticket_hash = '\\x00'",
                "amr = ''",
                "amr = 'pwd  otp'",
                "acr = 'aal3'",
                "number = 9",
                "number = 100",
                "device_name = ''",
                "device_name = repeat('a', 65)",
                "address = repeat('a', 65)",
                "user_agent = repeat('a', 201)",
                "poll_interval = 1",
                "poll_interval = 601",
                "number = NULL",
                "device_name = NULL",
                "approved = true",
                "completed_at = now()",
                "redeemed_at = NULL, ticket_hash = NULL, number = NULL, device_name = NULL, address = NULL, decided_at = now()"
            })
    void transferThatNoneCanBeThenRefused(String change) {
        transfer("code", "ticket");
        refused(CHECK, "UPDATE device_transfer SET " + change);
    }

    @Test
    void codeOrTicketOfAnotherTransferThenRefused() {
        transfer("code", "ticket");
        transfer("another", "another");
        refused(DUPLICATE, "UPDATE device_transfer SET code_hash = sha256('code')");
        refused(DUPLICATE, "UPDATE device_transfer SET ticket_hash = sha256('ticket')");
    }

    @ParameterizedTest
    @ValueSource(strings = {"made = repeat('a', 33)", "hash = '\\x00'"})
    void linkThatNoneCanBeThenRefused(String change) {
        link("for a mail", "code");
        refused(CHECK, "UPDATE recovery_link SET " + change);
    }

    @Test
    void secondLinkOfAKindOrOfTheSameCodeThenRefused() {
        link("for a mail", "code");
        link("by an administrator", "another");
        refused(DUPLICATE, "UPDATE recovery_link SET made = 'for a mail'");
        refused(DUPLICATE, "UPDATE recovery_link SET hash = sha256('code')");
    }

    private void link(String made, String code) {
        database.run("INSERT INTO recovery_link VALUES (?, ?, sha256(?::bytea), 1, now())", user, made, code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind = ''",
                "kind = 'Recovery'",
                "kind = repeat('a', 33)",
                "detail = repeat('a', 33)",
                "address = repeat('a', 65)",
                "tries = -1"
            })
    void mailThatNoneCanBeThenRefused(String change) {
        database.run(
                "INSERT INTO outgoing_mail VALUES (gen_random_uuid(), ?, 'recovery', '', '', now(), now(), 0)", user);
        refused(CHECK, "UPDATE outgoing_mail SET " + change);
    }

    @Test
    void userGoneThenTheirTransfersLinksAndMailsToo() {
        transfer("code", "ticket");
        link("for a mail", "code");
        database.run(
                "INSERT INTO outgoing_mail VALUES (gen_random_uuid(), ?, 'recovery', '', '', now(), now(), 0)", user);
        database.run("DELETE FROM account");
        assertThat(database.text("SELECT (SELECT count(*) FROM device_transfer) + (SELECT count(*) FROM recovery_link)"
                        + " + (SELECT count(*) FROM outgoing_mail)"))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO verifier_fetch VALUES ('other', 'Billing', 'key_set', now())",
                "INSERT INTO verifier_fetch VALUES ('other', repeat('a', 64), 'key_set', now())",
                "INSERT INTO verifier_fetch VALUES ('other', 'billing', 'page', now())",
                "INSERT INTO verifier_sighting VALUES ('other', '1', 'key_set', 'a', now())",
                "INSERT INTO verifier_sighting VALUES ('other', 'billing', 'page', 'a', now())",
                "INSERT INTO verifier_sighting VALUES ('other', 'billing', 'key_set', 'a b', now())",
                "INSERT INTO withdrawn_key VALUES ('other', '', now())",
                "INSERT INTO decoy_key VALUES (repeat('a', 65), 'other', '{}', now())",
                "INSERT INTO status_canary VALUES ('../a', 0, now())",
                "UPDATE audience SET verifiers = 'Billing'",
                "UPDATE audience SET verifiers = 'billing  reports'",
                "UPDATE audience SET verifiers = 'a' || repeat(' a', 16)",
                "INSERT INTO drill VALUES (gen_random_uuid(), 'other', 'fire', 'a', now(), now() + interval '1 h')",
                "INSERT INTO drill VALUES (gen_random_uuid(), 'other', 'rotation', '', now(), now() + interval '1 h')",
                "INSERT INTO drill VALUES (gen_random_uuid(), 'other', 'rotation', 'a', now(), now())",
                "INSERT INTO drill_reading VALUES (gen_random_uuid(), 'Billing')"
            })
    void verifierKeyOrDrillThatNoneCanBeThenRefused(String sql) {
        refused(CHECK, sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO verifier_fetch VALUES ('nowhere', 'billing', 'key_set', now())",
                "INSERT INTO verifier_sighting VALUES ('nowhere', 'billing', 'key_set', 'a', now())",
                "INSERT INTO withdrawn_key VALUES ('nowhere', 'a', now())",
                "INSERT INTO decoy_key VALUES ('a', 'nowhere', '{}', now())",
                "INSERT INTO status_canary VALUES ('a', -1, now())",
                "INSERT INTO drill VALUES (gen_random_uuid(), 'nowhere', 'rotation', 'a', now(), now() + interval '1 h')",
                "INSERT INTO drill_reading VALUES (gen_random_uuid(), 'billing')",
                "INSERT INTO recovery_link VALUES (gen_random_uuid(), 'for a mail', sha256(''), 1, now())",
                "INSERT INTO outgoing_mail VALUES (gen_random_uuid(), gen_random_uuid(), 'recovery', '', '', now(), now(), 0)"
            })
    void ofAnAudienceOrAUserThatIsNotThereThenRefused(String sql) {
        refused(MISSING, sql);
    }

    @Test
    void secondDrillOfAKindThenRefusedWhileTheFirstIsOpen() {
        String drill =
                "INSERT INTO drill VALUES (gen_random_uuid(), 'other', 'rotation', 'a', now(), now() + interval '1 h')";
        database.run(drill);
        refused(DUPLICATE, drill);
        database.run("UPDATE drill SET ended_at = now()");
        database.run(drill);
    }
}
