package io.boxoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.container.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The schema keeps the rules too: the role of the run time changes none of it (ST-03), constraints refuse the rest (ST-02). */
@ExtendWith(ArquillianExtension.class)
class SchemaIT {
    private static final String NOT_PERMITTED = "42501";
    private static final String DUPLICATE = "23505";
    private static final String CHECK = "23514";
    private static final String MISSING = "23503";
    private static final String NULL = "23502";
    private static final String ACCOUNT =
            "INSERT INTO account (id, username, username_key, password_hash, roles, created_at)"
                    + " VALUES (gen_random_uuid(), gen_random_uuid()::text, gen_random_uuid()::text, ?, ?, now())";
    private static final String NAMED =
            "INSERT INTO account (id, username, username_key, password_hash, roles, created_at)"
                    + " VALUES (gen_random_uuid(), ?, ?, '$argon2id$v=19', '', now())";
    private static final String KEY =
            "INSERT INTO signing_key (kid, audience, alg, state, public_jwk, sealed_private, created_at, active_at,"
                    + " retiring_at, published_until, retired_at, revoked_at)"
                    + " VALUES (gen_random_uuid()::text, 'other', ?, ?, '{}', ?::text::bytea, now(), ";
    private static final String RAISED = "P0001";

    @Test
    void roleOfTheRunTimeThenItChangesNoSchema() {
        refusedAtRunTime("CREATE TABLE public.mine (i int)");
        refusedAtRunTime("CREATE SCHEMA mine");
        refusedAtRunTime("CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'");
        refusedAtRunTime("CREATE INDEX mine ON account (roles)");
        refusedAtRunTime("ALTER TABLE account ADD COLUMN mine int");
        refusedAtRunTime("ALTER TABLE signing_key DISABLE TRIGGER ALL");
        refusedAtRunTime("DROP TABLE account");
        refusedAtRunTime("DROP INDEX signing_key_one_active");
        refusedAtRunTime("TRUNCATE session CASCADE");
        refusedAtRunTime("CREATE ROLE mine");
        refusedAtRunTime("SET ROLE boxoffice_owner");
        refusedAtRunTime("UPDATE flyway_schema_history SET success = false");
    }

    @Test
    void roleOfTheRunTimeThenItRemovesNoKeyAndNoAudience() {
        refusedAtRunTime("DELETE FROM signing_key");
        refusedAtRunTime("DELETE FROM key_ring");
        refusedAtRunTime("DELETE FROM audience");
    }

    @Test
    void roleOfTheRunTimeThenNoRightsOfAdministration() throws SQLException {
        assertThat(Sql.atRunTime()
                        .text("SELECT rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls"
                                + " FROM pg_roles WHERE rolname = current_user"))
                .isEqualTo("f");
    }

    /** ST-05. */
    @Test
    void writesOfTheRunTimeThenDurable() throws SQLException {
        assertThat(Sql.atRunTime().text("SHOW synchronous_commit")).isEqualTo("on");
        assertThat(Sql.atRunTime().text("SHOW fsync")).isEqualTo("on");
    }

    /** CR-09: what is no name of a user is none here either, and no key is too long for its index. */
    @Test
    void nameThatNobodyMayHaveThenRefused() {
        for (String name : List.of("", "two words", "a\"b", "<a>", "a,b", "a\\b", "a\tb", "[a]", "x".repeat(255))) {
            refused(CHECK, NAMED, name, "key-of-a-test");
        }
        refused(CHECK, NAMED, "name-of-a-test", "x".repeat(255));
    }

    @Test
    void keyWhoseStateAndPrivateHalfDisagreeThenRefused() {
        refused(CHECK, KEY + "now(), NULL, NULL, NULL, NULL)", "RS256", "announced", null);
        refused(CHECK, KEY + "now(), now(), now(), NULL, NULL)", "RS256", "retiring", "still there");
        refused(CHECK, KEY + "now(), NULL, NULL, now(), NULL)", "RS256", "retired", "still there");
        refused(CHECK, KEY + "now(), NULL, NULL, NULL, now())", "RS256", "revoked", "still there");
    }

    @Test
    void keyWithoutTheTimeOfItsStateThenRefused() {
        refused(CHECK, KEY + "NULL, NULL, NULL, NULL, NULL)", "RS256", "active", "x");
        refused(CHECK, KEY + "now(), now(), NULL, NULL, NULL)", "RS256", "retiring", null);
        refused(CHECK, KEY + "now(), NULL, NULL, NULL, NULL)", "RS256", "retired", null);
        refused(CHECK, KEY + "now(), NULL, NULL, NULL, NULL)", "RS256", "revoked", null);
    }

    @Test
    void keyOfAnotherAlgorithmStateOrIdThenRefused() {
        refused(CHECK, KEY + "now(), NULL, NULL, NULL, NULL)", "HS256", "announced", "x");
        refused(CHECK, KEY + "now(), NULL, NULL, NULL, NULL)", "none", "announced", "x");
        refused(CHECK, KEY + "now(), NULL, NULL, NULL, NULL)", "RS256", "sleeping", "x");
        refused(CHECK, "UPDATE signing_key SET kid = '../etc/passwd' WHERE state = 'active'");
        refused(MISSING, "UPDATE signing_key SET audience = 'nowhere' WHERE state = 'active' AND audience = 'other'");
    }

    @Test
    void keyRingWithAnUnknownPurposeOrAnUnsealedKeyThenRefused() {
        refused(CHECK, "INSERT INTO key_ring VALUES ('spare', decode(repeat('00', 61), 'hex'), now())");
        refused(CHECK, "UPDATE key_ring SET sealed = decode(repeat('00', 32), 'hex')");
    }

    @Test
    void passwordThatIsNoArgon2idHashThenRefused() {
        refused(CHECK, ACCOUNT, "correct horse battery staple", "user");
        refused(CHECK, ACCOUNT, "$2a$10$bcrypt", "user");
    }

    @Test
    void rolesThatAreNoRolesThenRefused() {
        refused(CHECK, ACCOUNT, "$argon2id$x", "user  admin");
        refused(CHECK, ACCOUNT, "$argon2id$x", "Admin");
        refused(CHECK, ACCOUNT, "$argon2id$x", " admin");
    }

    @Test
    void audienceOfAnotherShapeThenRefused() {
        refused(CHECK, "INSERT INTO audience (name) VALUES ('Server')");
        refused(CHECK, "INSERT INTO audience (name) VALUES ('server ')");
        refused(CHECK, "INSERT INTO audience (name) VALUES (E'server\\n')");
        refused(CHECK, "INSERT INTO audience (name) VALUES (repeat('a', 64))");
        refused(CHECK, "INSERT INTO audience (name, access_token_lifetime) VALUES ('zero', 0)");
        refused(CHECK, "UPDATE audience SET retry_window = -1");
        refused(CHECK, "UPDATE audience SET retry_window = 61");
        refused(CHECK, "UPDATE audience SET signing_alg = 'none'");
        refused(CHECK, "UPDATE audience SET max_sessions = 0");
        refused(CHECK, "UPDATE audience SET on_max_sessions = 'end_newest'");
        refused(CHECK, "UPDATE audience SET aud = 'both'");
        refused(CHECK, "UPDATE audience SET resource = 'http://shop.example'");
        refused(DUPLICATE, "UPDATE audience SET resource_key = 'https://shop.example'");
        refused(DUPLICATE, "INSERT INTO audience (name) VALUES ('server')");
        refused(CHECK, "INSERT INTO audience_scope VALUES ('other', 'two words')");
        refused(MISSING, "INSERT INTO audience_scope VALUES ('nowhere', 'orders.read')");
    }

    @Test
    void sessionWithoutUserAudienceOrEndThenRefused() {
        refused(
                MISSING,
                session("gen_random_uuid()", "'other'", "now() + interval '1 d'", "1", "32"),
                UUID.randomUUID());
        refused(MISSING, session("id", "'nowhere'", "now() + interval '1 d'", "1", "32"), UUID.randomUUID());
        refused(CHECK, session("id", "'other'", "now()", "1", "32"), UUID.randomUUID());
    }

    /** ST-02: one row a session, so one living generation. */
    @Test
    void sessionTwiceOrWithoutGenerationOrHashThenRefused() throws SQLException {
        UUID id = UUID.randomUUID();
        String good = session("id", "'other'", "now() + interval '1 d'", "1", "32");
        Sql.asOwner().run(good, id);

        refused(DUPLICATE, good, id);
        refused(CHECK, "UPDATE session SET device_name = '' WHERE id = ?", id);
        refused(CHECK, "UPDATE session SET device_name = repeat('a', 65) WHERE id = ?", id);
        refused(CHECK, session("id", "'other'", "now() + interval '1 d'", "0", "32"), UUID.randomUUID());
        refused(CHECK, session("id", "'other'", "now() + interval '1 d'", "1", "31"), UUID.randomUUID());
        refusedAtRunTime("DELETE FROM session");
    }

    /** ST-02: the run-time role may remove sessions that could end instead, and none that has ended. */
    @Test
    void endedSessionThenNotForgotten() throws SQLException {
        UUID ended = UUID.randomUUID();
        UUID living = UUID.randomUUID();
        for (UUID id : new UUID[] {ended, living}) {
            Sql.asOwner().run(session("id", "'other'", "now() + interval '1 d'", "1", "32"), id);
        }
        Sql.asOwner().run("UPDATE session SET ended_at = now() WHERE id = ?::uuid", ended);
        Sql.atRunTime()
                .run("SELECT forget_sessions(account_id, 'other', NULL, '00000000-0000-0000-0000-000000000000',"
                        + " 'ffffffff-ffff-ffff-ffff-ffffffffffff') FROM session WHERE id = '" + living + "'");
        assertThat(Sql.asOwner().text("SELECT count(*) FROM session WHERE id = ?::uuid", ended.toString()))
                .isEqualTo("1");
        assertThat(Sql.asOwner().text("SELECT count(*) FROM session WHERE id = ?::uuid", living.toString()))
                .isEqualTo("0");
    }

    /** ST-07: a month goes when its last session is over, and not before; the run-time role may only ask for it. */
    @Test
    void pastMonthThenItsPartitionGoesWithTheEndOfItsLastSession() throws SQLException {
        Sql owner = Sql.asOwner();
        owner.run("SELECT keep_session_partitions('2001-02-03Z')");
        String old = "uuid_at('2001-02-20Z')";
        owner.run(session("id", "'other'", "'2001-06-01Z'", "1", "32")
                .replace("?::uuid", old)
                .replace("now()", "'2001-02-20Z'::timestamptz"));

        Sql.atRunTime().run("SELECT keep_session_partitions('2001-05-01Z')");
        assertThat(partition("session_200102")).isEqualTo("session_200102");
        assertThat(partition("session_200103")).isEqualTo("null");

        Sql.atRunTime().run("SELECT keep_session_partitions('2001-06-02Z')");
        assertThat(partition("session_200102")).isEqualTo("null");
        refusedAtRunTime("DROP TABLE session_default");
        Sql.atRunTime().run("SELECT keep_session_partitions(now())");
    }

    /** LG-06: nobody changes or removes an event, whatever their rights. */
    @Test
    void auditEventThenItStays() throws SQLException {
        Sql.atRunTime()
                .run("INSERT INTO audit_event (type, actor, outcome) VALUES ('key_announced', 'system', 'success')");
        for (String change : new String[] {"UPDATE audit_event SET actor = 'x'", "DELETE FROM audit_event"}) {
            refusedAtRunTime(change);
            refused(RAISED, change);
        }
        refusedAtRunTime("TRUNCATE audit_event");
        refused(RAISED, "TRUNCATE audit_event");
    }

    /** LG-06: who serves requests says neither where an event stands in the trail nor what a seal is. */
    @Test
    void roleOfTheRunTimeThenItNeitherPlacesEventsNorMakesSeals() throws SQLException {
        String event = "INSERT INTO audit_event (type, actor, outcome, %s)"
                + " VALUES ('key_announced', 'system', 'success', '1')";
        refusedAtRunTime(event.formatted("xid"));
        refusedAtRunTime(event.formatted("era"));
        refusedAtRunTime(
                "INSERT INTO audit_seal SELECT number + 1, sealed_at, era, xid, events, digest FROM audit_seal");
        Sql.atRunTime().run("SELECT seal_audit(1000)");
        assertThat(Sql.atRunTime().text("SELECT count(*) > 0 FROM audit_seal")).isEqualTo("t");
        for (String change : new String[] {"UPDATE audit_seal SET events = 1", "DELETE FROM audit_seal"}) {
            refusedAtRunTime(change);
            refused(RAISED, change);
        }
        refusedAtRunTime("TRUNCATE audit_seal");
        refused(RAISED, "TRUNCATE audit_seal");
    }

    /** LG-06: dated back it would be sealed as true. The id begins with the time, as who asks for a span of time relies on. */
    @Test
    void auditEventThenDatedByTheDatabaseWhoeverAddsIt() throws SQLException {
        String actor = UUID.randomUUID().toString();
        String event = "INSERT INTO audit_event (id, time, type, actor, outcome)"
                + " VALUES ('01890000-0000-7000-8000-000000000018', '2020-01-01Z', 'key_announced', ?, 'success')";
        refused(Sql.atRunTime(), NOT_PERMITTED, event, actor);
        Sql.atRunTime()
                .run("INSERT INTO audit_event (type, actor, outcome) VALUES ('key_announced', ?, 'success')", actor);
        Sql.asOwner().run(event, actor);

        assertThat(Sql.asOwner()
                        .text(
                                "SELECT count(*) FILTER (WHERE time BETWEEN now() - interval '1 minute' AND now()"
                                        + " AND id BETWEEN uuid_at(time - interval '1 ms') AND uuid_at(time + interval '1 ms')"
                                        + " AND id::text ~ '^.{14}7.{3}-[89ab]') FROM audit_event WHERE actor = ?",
                                actor))
                .isEqualTo("2");
    }

    /** What works as the owner finds no name in a schema where others make things. */
    @Test
    void functionThatWorksAsItsOwnerThenItsNamesAreTheCataloguesOnly() throws SQLException {
        String definers = "SELECT count(*) FROM pg_proc JOIN pg_namespace n ON n.oid = pronamespace"
                + " WHERE prosecdef AND nspname NOT IN ('pg_catalog', 'information_schema')";
        assertThat(Sql.asOwner().text(definers)).isNotEqualTo("0");
        assertThat(Sql.asOwner()
                        .text(definers
                                + " AND NOT coalesce('search_path=pg_catalog, pg_temp' = ANY (proconfig), false)"))
                .isEqualTo("0");
        refusedAtRunTime("CREATE TEMP TABLE mine (i int)");
    }

    @Test
    void roleOfTheRunTimeThatMayMakeTemporaryObjectsThenStillNotTheOwner() throws SQLException {
        Sql owner = Sql.asOwner();
        String database = owner.text("SELECT quote_ident(current_database())");
        owner.run("GRANT TEMPORARY ON DATABASE " + database + " TO PUBLIC");
        try {
            String events = owner.text("SELECT count(*) FROM audit_event");
            String seized = "DO $$ BEGIN"
                    + " CREATE TEMP TABLE audit_seal (LIKE public.audit_seal);"
                    + " CREATE TEMP TABLE session_default AS SELECT * FROM public.session WITH NO DATA;"
                    + " GRANT ALL ON pg_temp.audit_seal, pg_temp.session_default TO PUBLIC;"
                    + " INSERT INTO pg_temp.session_default (id, absolute_end) VALUES (gen_random_uuid(), '2001-01-01Z');"
                    + " CREATE FUNCTION pg_temp.seize() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN"
                    + " RAISE EXCEPTION 'works as %', current_user; END $f$;"
                    + " CREATE FUNCTION pg_temp.audit_batch(bigint, timestamptz, int, xid8, int, xid8, bytea, smallint,"
                    + " OUT events bigint, OUT digest bytea) LANGUAGE plpgsql AS $f$ BEGIN"
                    + " RAISE EXCEPTION 'works as %', current_user; END $f$;"
                    + " CREATE TRIGGER seize BEFORE INSERT ON pg_temp.audit_seal EXECUTE FUNCTION pg_temp.seize();"
                    + " CREATE TRIGGER seize BEFORE DELETE ON pg_temp.session_default EXECUTE FUNCTION pg_temp.seize();"
                    + " PERFORM seal_audit(1), seal_audit(1000), keep_session_partitions(now());"
                    + " SET LOCAL search_path = pg_temp, public;"
                    + " PERFORM seal_audit(1), keep_session_partitions(now());"
                    + " DROP TABLE pg_temp.audit_seal, pg_temp.session_default;"
                    + " DROP FUNCTION pg_temp.seize, pg_temp.audit_batch;"
                    + " END $$";
            Sql.atRunTime().run(seized);
            assertThat(Integer.parseInt(owner.text("SELECT count(*) FROM audit_event")))
                    .isGreaterThanOrEqualTo(Integer.parseInt(events));
        } finally {
            owner.run("REVOKE TEMPORARY ON DATABASE " + database + " FROM PUBLIC");
        }
    }

    /** The session of everybody would end. */
    @Test
    void partitionsOfATimeToComeThenOnlyWhatIsOverGoes() throws SQLException {
        UUID id = UUID.randomUUID();
        Sql.asOwner().run(session("id", "'other'", "now() + interval '1 d'", "1", "32"), id);
        Sql.atRunTime().run("SELECT keep_session_partitions(now() + interval '10 years')");
        assertThat(Sql.asOwner().text("SELECT count(*) FROM session WHERE id = ?::uuid", id.toString()))
                .isEqualTo("1");
    }

    @Test
    void revocationOfAnotherKindOrTwiceThenRefused() {
        String row = "INSERT INTO revocation VALUES (?, 'x', now(), now(), NULL)";
        refused(CHECK, row, "client");
        refused(DUPLICATE, row + ", ('jti', 'x', now(), now(), NULL)", "jti");
    }

    @Test
    void productWithoutNameOrWithANegativePriceThenRefused() {
        refused(CHECK, "INSERT INTO product VALUES (gen_random_uuid(), '', 1, now())");
        refused(CHECK, "INSERT INTO product VALUES (gen_random_uuid(), 'x', -1, now())");
    }

    /** AD-03: no order without a tenant, and none of a product that is not there. */
    @Test
    void orderWithoutTenantProductOrQuantityThenRefused() throws SQLException {
        String row = "INSERT INTO shop_order SELECT gen_random_uuid(), ?, ?::uuid, ?, now()";
        String product = "01890000-0000-7000-8000-000000000018";
        refused(MISSING, row, "acme", product, 1);
        Sql.asOwner().run("INSERT INTO product VALUES (?::uuid, 'x', 1, now())", product);
        refused(NULL, row, null, product, 1);
        refused(CHECK, row, "", product, 1);
        refused(CHECK, row, "acme", product, 0);
        refused(CHECK, row, "acme", product, 1001);
        Sql.atRunTime().run(row, "acme", product, 1);
        refused(Sql.atRunTime(), MISSING, "DELETE FROM product WHERE id = ?::uuid", product);
        refusedAtRunTime("UPDATE shop_order SET tenant = 'mine'");
        refusedAtRunTime("DELETE FROM shop_order");
    }

    /** DP-02: and the run-time role cannot make one another. */
    @Test
    void proofThatIsThereThenRefusedAndNeverAnother() {
        refused(
                DUPLICATE,
                "INSERT INTO dpop_proof SELECT ?::uuid, now() FROM generate_series(1, 2)",
                UUID.randomUUID().toString());
        refusedAtRunTime("UPDATE dpop_proof SET id = gen_random_uuid()");
        refusedAtRunTime("TRUNCATE dpop_proof");
    }

    @Test
    void statusIndexOutsideOfItsListOrTakenThenRefused() {
        String row = "INSERT INTO status_index VALUES (0, ?, ?, gen_random_uuid(), gen_random_uuid(), now())";
        refused(CHECK, row, 1 << 21, "a");
        refused(CHECK, row, -1, "a");
        refused(DUPLICATE, row + ", (0, 7, 'c', gen_random_uuid(), gen_random_uuid(), now())", 7, "b");
        refused(DUPLICATE, row + ", (0, 8, 'd', gen_random_uuid(), gen_random_uuid(), now())", 7, "d");
        refused(MISSING, "INSERT INTO status_list (audience) VALUES ('nowhere')");
        refused(DUPLICATE, "INSERT INTO status_list (audience) VALUES ('server'), ('server')");
        refusedAtRunTime("DELETE FROM status_list");
    }

    @Test
    void tallyThatCountsBelowZeroOrTwiceThenRefused() {
        String row = "INSERT INTO login_tally VALUES (gen_random_uuid(), ?::uuid, ?, ?, ?, now())";
        String user = UUID.randomUUID().toString();
        refused(CHECK, row, user, "", -1, 0);
        refused(CHECK, row, user, "", 0, -1);
        refused(CHECK, row, user, "x".repeat(65), 0, 0);
        refused(DUPLICATE, row + ", (gen_random_uuid(), '" + user + "', '', 0, 0, now())", user, "", 0, 0);
    }

    private static String session(String owner, String audience, String end, String generation, String hashBytes) {
        return "INSERT INTO session (id, account_id, audience, scope, created_at, absolute_end, generation, secret_hash,"
                + " rotated_at, idle_end, access_jti, access_issued_at, access_expires_at, access_end)"
                + " SELECT ?::uuid, " + owner + ", " + audience + ", '', now(), " + end + ", " + generation
                + ", decode(repeat('00', " + hashBytes + "), 'hex'), now(), now(), 'x', now(), now(), now()"
                + " FROM account LIMIT 1";
    }

    private static String partition(String name) throws SQLException {
        return Sql.asOwner().text("SELECT to_regclass(?)", name);
    }

    private static void refusedAtRunTime(String sql) {
        refused(Sql.atRunTime(), NOT_PERMITTED, sql);
    }

    private static void refused(String state, String sql, @Nullable Object... parameters) {
        refused(Sql.asOwner(), state, sql, parameters);
    }

    private static void refused(Sql as, String state, String sql, @Nullable Object... parameters) {
        assertThatThrownBy(() -> as.run(sql, parameters))
                .as(sql)
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refusal -> assertThat(refusal.getSQLState()).as(sql).isEqualTo(state));
    }
}
