package io.boxoffice.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/release.md: nodes of the last two releases run on the new schema; so far there is one. */
class ReleasedSchemaTest {
    /** The last migration of that release. It moves when the next one is made, and what is accepted below goes. */
    private static final String RELEASE_0_1_0 = "040";

    /** What is found though no node notices it, such as a check that takes more than the one in whose place it came. */
    private static final List<String> ACCEPTED = List.of(
            "stricter: key_ring CHECK ((purpose = ANY (ARRAY['signing'::text, 'pepper'::text, 'token'::text, 'successor'::text,"
                    + " 'cursor'::text, 'thumbprint'::text, 'client_secret'::text, 'foreign_hash'::text, 'factor_seed'::text,"
                    + " 'recovery_code'::text])))",
            // That release names no verifiers, and none is what the column says by itself.
            "stricter: audience CHECK ((verifiers ~ '^([a-z][a-z0-9-]{0,62}( [a-z][a-z0-9-]{0,62}){0,15})?$'::text))",
            "stricter: account CHECK (((password_hash ~~ '$argon2id$%'::text) OR (password_hash ~~ 'foreign:%'::text)))",
            // Keys of ID tokens have no audience and states of their own; that release reads keys by the states that it
            // knows.
            "gone or another: signing_key.audience text not null",
            "stricter: signing_key CHECK ((((audience IS NOT NULL) AND (state = ANY (ARRAY['announced'::text, 'active'::text,"
                    + " 'retiring'::text, 'retired'::text, 'revoked'::text]))) OR ((audience IS NULL) AND (alg <> 'HS256'::text)"
                    + " AND (state = ANY (ARRAY['id_announced'::text, 'id_active'::text, 'id_retiring'::text, 'retired'::text,"
                    + " 'revoked'::text])))))",
            "stricter: signing_key CHECK ((((state = ANY (ARRAY['announced'::text, 'active'::text, 'id_announced'::text,"
                    + " 'id_active'::text])) OR ((state = 'retiring'::text) AND (alg = 'HS256'::text))) = (sealed_private IS NOT"
                    + " NULL)))",
            "stricter: signing_key CHECK ((((state <> 'id_active'::text) OR (active_at IS NOT NULL)) AND ((state <>"
                    + " 'id_retiring'::text) OR ((retiring_at IS NOT NULL) AND (published_until IS NOT NULL)))))",
            "stricter: signing_key CREATE UNIQUE INDEX public.signing_key USING btree (alg) WHERE (state = 'id_active'::text)");

    private static ReleasedSchema released;
    private static MigratedDatabase now;

    @BeforeAll
    static void migrate() throws SQLException {
        now = MigratedDatabase.anew("released").migrate(MigratedDatabase.MIGRATIONS, RELEASE_0_1_0);
        released = new ReleasedSchema(schema(now));
        now.migrate(MigratedDatabase.MIGRATIONS, MigratedDatabase.LAST);
    }

    @Test
    void nodeOfTheReleaseThenItRunsOnTheSchemaOfNow() throws SQLException {
        assertThat(released.brokenBy(schema(now))).containsExactlyInAnyOrderElementsOf(ACCEPTED);
    }

    /** Else the rule could look at an empty schema and be content. */
    @Test
    void schemaOfTheReleaseThenItsTablesFunctionsAndRightsAreKnown() throws SQLException {
        SchemaCatalogue schema = schema(now);

        assertThat(schema.tables())
                .contains("account", "session", "audit_event")
                .doesNotContain("session_default");
        assertThat(schema.promises())
                .contains("right to update session.generation", "right to delete account")
                .contains("right to call seal_audit(integer)")
                .contains("function uuid_at(moment timestamp with time zone) uuid")
                .doesNotContain("right to update audit_event.reason");
        assertThat(schema.rules()).anyMatch(rule -> rule.words().contains("(username_key)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE later (id uuid PRIMARY KEY, account uuid NOT NULL REFERENCES account ON DELETE CASCADE)",
                "CREATE TABLE later (audience text NOT NULL UNIQUE REFERENCES audience CHECK (audience <> ''))",
                "ALTER TABLE account ADD COLUMN nickname text",
                "ALTER TABLE account ADD COLUMN nickname text UNIQUE CHECK (nickname LIKE '%@%')",
                "ALTER TABLE account ADD COLUMN later boolean NOT NULL DEFAULT false",
                "ALTER TABLE account ADD COLUMN later bigint GENERATED ALWAYS AS IDENTITY",
                "ALTER TABLE session ADD COLUMN later text REFERENCES client",
                "CREATE INDEX later ON account (tenant)",
                "ALTER TABLE account ADD COLUMN nickname text; CREATE UNIQUE INDEX later ON account (tenant, nickname)",
                "ALTER TABLE product DROP CONSTRAINT product_price_check",
                "CREATE FUNCTION uuid_at(moment date) RETURNS uuid LANGUAGE sql AS 'SELECT NULL::uuid'",
                "GRANT INSERT, UPDATE, DELETE ON client TO \"${runtime}\"",
            })
    void migrationThatOnlyAddsThenNothing(String sql) throws SQLException {
        assertThat(brokenBy(sql)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE shop_order",
                "ALTER TABLE revocation RENAME TO revoked",
                "ALTER TABLE session DROP COLUMN user_agent",
                "ALTER TABLE session RENAME COLUMN user_agent TO agent",
                "ALTER TABLE shop_order ALTER COLUMN quantity TYPE bigint",
                "ALTER TABLE product ALTER COLUMN price TYPE numeric(12, 3)",
                "ALTER TABLE product ALTER COLUMN name DROP NOT NULL",
                "ALTER TABLE session ALTER COLUMN waypoints DROP DEFAULT",
                "ALTER TABLE status_list ALTER COLUMN id DROP IDENTITY",
                "DROP FUNCTION forget_sessions",
                "DROP FUNCTION audit_seal_version() CASCADE;"
                        + " CREATE FUNCTION audit_seal_version() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
                "ALTER FUNCTION forget_sessions RENAME TO drop_sessions",
                "REVOKE INSERT ON session FROM \"${runtime}\"",
                "REVOKE DELETE ON account FROM \"${runtime}\"",
                "REVOKE EXECUTE ON FUNCTION seal_audit FROM \"${runtime}\"",
            })
    void whatTheReleaseUsesGoneOrAnotherThenFound(String sql) throws SQLException {
        assertThat(brokenBy(sql)).isNotEmpty().allMatch(finding -> finding.startsWith("gone"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE account ADD COLUMN nickname text NOT NULL",
                "ALTER TABLE audience ADD COLUMN title text;"
                        + " UPDATE audience SET title = name; ALTER TABLE audience ALTER COLUMN title SET NOT NULL"
            })
    void columnThatTheReleaseDoesNotFillThenFound(String sql) throws SQLException {
        assertThat(brokenBy(sql)).hasSize(1).allMatch(finding -> finding.startsWith("must be written"));
    }

    @Test
    void columnThatMustNoLongerBeNullThenFound() throws SQLException {
        assertThat(brokenBy("ALTER TABLE account ALTER COLUMN tenant SET NOT NULL"))
                .containsExactly("gone or another: account.tenant text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE product ADD CHECK (price < 1000)",
                "ALTER TABLE product ADD CHECK (price < 1000) NOT VALID",
                "ALTER TABLE product ADD CHECK (product IS NOT NULL)",
                "ALTER TABLE product ADD COLUMN least numeric CHECK (least < price)",
                "ALTER TABLE account ADD COLUMN nickname text CHECK (nickname IS NOT NULL)",
                "ALTER TABLE account ADD COLUMN nickname text DEFAULT '' CHECK (nickname <> '')",
                "ALTER TABLE product DROP CONSTRAINT product_name_check, ADD CHECK (char_length(name) BETWEEN 1 AND 100)",
                "ALTER TABLE product ADD UNIQUE (name)",
                "CREATE UNIQUE INDEX later ON product (name)",
                "CREATE UNIQUE INDEX later ON product (lower(name))",
                "CREATE UNIQUE INDEX later ON product (name) WHERE price = 0",
                "ALTER TABLE product ADD COLUMN place integer NOT NULL DEFAULT 0 UNIQUE",
                "ALTER TABLE product ADD COLUMN place integer UNIQUE NULLS NOT DISTINCT",
                "ALTER TABLE product ADD COLUMN name_key text GENERATED ALWAYS AS (lower(name)) STORED UNIQUE",
                "ALTER TABLE product ADD COLUMN cents numeric GENERATED ALWAYS AS (price * 100) STORED CHECK (cents < 1000)",
                "ALTER TABLE product ADD EXCLUDE (name WITH =)",
                "ALTER TABLE status_index ADD FOREIGN KEY (account_id) REFERENCES account ON DELETE CASCADE",
                "CREATE TABLE later (account uuid PRIMARY KEY REFERENCES account)",
                "CREATE TABLE later (account uuid PRIMARY KEY REFERENCES account ON DELETE RESTRICT)",
            })
    void rowThatTheReleaseWritesOrDeletesNoLongerAllowedThenFound(String sql) throws SQLException {
        assertThat(brokenBy(sql)).isNotEmpty().allMatch(finding -> finding.startsWith("stricter"));
    }

    /** The migration is taken back: the next one begins with the schema of now too. */
    private static List<String> brokenBy(String migration) throws SQLException {
        try (Connection connection = now.owner().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(migration.replace("${runtime}", now.runtimeUser()));
            SchemaCatalogue later = SchemaCatalogue.of(connection, now.runtimeUser());
            connection.rollback();
            List<String> broken = new ArrayList<>(released.brokenBy(later));
            broken.removeAll(ACCEPTED);
            return broken;
        }
    }

    private static SchemaCatalogue schema(MigratedDatabase database) throws SQLException {
        return SchemaCatalogue.of(database.owner(), database.runtimeUser());
    }
}
