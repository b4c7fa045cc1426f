package io.boxoffice.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import io.boxoffice.container.Sql;
import io.boxoffice.oauth.SigningAlg;
import io.boxoffice.signing.SomeKeys;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a node of before has written holds after the later migrations, and what it writes meanwhile is taken. */
class UpgradeTest {
    /** The last one before sessions had a client, and seals a version. */
    private static final String BEFORE_CLIENTS = "036";

    private static final String BEFORE_THUMBPRINTS = "039";

    private static final String KEY =
            "INSERT INTO signing_key (kid, audience, alg, state, public_jwk, created_at, revoked_at)"
                    + " VALUES (?, 'other', ?, 'revoked', ?, now() + ? * interval '1 s', now())";
    private static final String ACCOUNT =
            "INSERT INTO account (id, username, username_key, password_hash, roles, created_at)"
                    + " VALUES (?, ?, ?, '$argon2id$v=19', 'user', now())";
    private static final String SESSION =
            "INSERT INTO session (id, account_id, audience, scope, address, user_agent, created_at, absolute_end, generation,"
                    + " secret_hash, rotated_at, idle_end, access_jti, access_issued_at, access_expires_at, access_end)"
                    + " VALUES (gen_random_uuid(), ?, 'other', 'orders.read', '192.0.2.7', 'a browser', now(),"
                    + " now() + interval '30 d', 1, decode(repeat('00', 32), 'hex'), now(), now() + interval '1 d', 'jti',"
                    + " now(), now() + interval '10 min', now() + interval '10 min')";
    private static final String EVENT =
            "INSERT INTO audit_event (type, actor, target, audience, session_id, jti, address, outcome, reason, correlation_id)"
                    + " VALUES ('authn_login_success', ?, ?, 'other', 'sid', 'jti', '192.0.2.7', 'success', NULL, 'c')";
    private static final String SEAL = "SELECT number || ' ' || events FROM seal_audit(1000)";
    private static final String CHECK =
            "SELECT coalesce(string_agg(seal || ': ' || finding, ', '), '') FROM audit_check()";

    private final MigratedDatabase database = MigratedDatabase.anew("upgrade");
    private final Sql node = database.atRunTime();
    private final Sql owner = database.asOwner();

    @Test
    void trailOfBeforeThenItsSealsHoldAndWhatIsWrittenAsBeforeIsSealedToo() throws SQLException {
        wroteBefore();

        assertThat(owner.text(CHECK)).isEmpty();
        write();
        assertThat(node.text(SEAL)).isEqualTo("2 2");
        assertThat(owner.text(CHECK)).isEmpty();
    }

    @Test
    void sessionOfBeforeThenOfTheBuiltInClientWithAPassword() throws SQLException {
        wroteBefore();
        write();

        assertThat(owner.text("SELECT count(*) FROM session WHERE client_id = 'boxoffice' AND amr = 'pwd'"
                        + " AND acr = 'aal1' AND jkt IS NULL"))
                .isEqualTo("2");
    }

    /** KY-06: keys of before are known by their thumbprint too; of two rows of one key the first. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HS256")
    void signingKeyOfBeforeThenItsThumbprint(SigningAlg alg) throws Exception {
        JWK key = SomeKeys.fresh(alg).toPublicJWK();
        database.migrate(MigratedDatabase.MIGRATIONS, BEFORE_THUMBPRINTS);
        node.run(KEY, "second", alg.wire(), key.toJSONString(), 2);
        node.run(KEY, "first", alg.wire(), key.toJSONString(), 1);
        database.migrate(MigratedDatabase.MIGRATIONS, MigratedDatabase.LAST);

        assertThat(
                        owner.text(
                                "SELECT string_agg(kid || ' ' || coalesce(thumbprint, 'none'), ', ' ORDER BY kid) FROM signing_key"))
                .isEqualTo("first " + key.computeThumbprint() + ", second none");
    }

    @Test
    void eventOfBeforeThatWasChangedThenFound() throws SQLException {
        wroteBefore();
        owner.run("ALTER TABLE audit_event DISABLE TRIGGER USER");
        owner.run(
                "UPDATE audit_event SET address = '198.51.100.1' WHERE id = (SELECT min(id::text)::uuid FROM audit_event)");

        assertThat(owner.text(CHECK)).isEqualTo("1: an event or the seal was changed");
    }

    @Test
    void eventOfBeforeThatIsGoneThenFound() throws SQLException {
        wroteBefore();
        owner.run("ALTER TABLE audit_event DISABLE TRIGGER USER");
        owner.run("DELETE FROM audit_event WHERE id = (SELECT min(id::text)::uuid FROM audit_event)");

        assertThat(owner.text(CHECK)).isEqualTo("1: 2 events were sealed, 1 are there");
    }

    /** A node of the release before must not take for tampered what a later one has sealed over more columns. */
    @Test
    void sealOfALaterVersionThenTold() throws SQLException {
        wroteBefore();
        write();
        node.text(SEAL);
        owner.run("ALTER TABLE audit_seal DISABLE TRIGGER USER");
        owner.run("UPDATE audit_seal SET version = audit_seal_version() + 1 WHERE number = 2");

        assertThat(owner.text(CHECK)).isEqualTo("2: the seal is of a later version");
    }

    private void wroteBefore() throws SQLException {
        database.migrate(MigratedDatabase.MIGRATIONS, BEFORE_CLIENTS);
        write();
        assertThat(node.text(SEAL)).isEqualTo("1 2");
        assertThat(owner.text(CHECK)).isEmpty();
        database.migrate(MigratedDatabase.MIGRATIONS, MigratedDatabase.LAST);
    }

    /** A user, their session and two events, in the statements of that time. */
    private void write() throws SQLException {
        UUID user = UUID.randomUUID();
        node.run(ACCOUNT, user, "user-" + user, "user-" + user);
        node.run(SESSION, user);
        node.run(EVENT, user.toString(), user.toString());
        node.run(EVENT, user.toString(), user.toString());
    }
}
