package io.boxoffice.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.fixture.UnitDatabase;
import io.boxoffice.fixture.Wiring;
import org.junit.jupiter.api.Test;

/** The server asks by statements that are planned once, for any parameters. */
class LastAdminTest {
    private final UnitDatabase database = new Wiring().database();

    @Test
    void manyUsersThenNoMoreAreReadThanTheOtherAdministrators() {
        database.run(
                "INSERT INTO account (id, username, username_key, password_hash, roles, claims, enabled, created_at)"
                        + " SELECT gen_random_uuid(), name, name, '$argon2id$none',"
                        + " CASE i WHEN 1 THEN 'admin' WHEN 2 THEN 'user admin' ELSE 'user' END, '{}', i <> 2, now()"
                        + " FROM generate_series(1, 20000) i, concat('u', i) AS name");
        database.run("INSERT INTO account_audience (account_id, audience, scope) SELECT id, 'server', '' FROM account");
        database.run("ANALYZE account, account_audience");
        String only = database.text("SELECT id FROM account WHERE roles = 'admin'");

        assertThat(others("00000000-0000-0000-0000-000000000000")).isEqualTo("1");
        assertThat(others(only)).isEqualTo("no row");
    }

    private String others(String than) {
        database.run("BEGIN");
        try {
            database.run("SET LOCAL plan_cache_mode = force_generic_plan");
            database.run("PREPARE other_admin (uuid, text) AS " + AccountChanges.OTHER_ADMIN.replace('?', '$'));
            long before = read();
            String found = database.text("EXECUTE other_admin ('" + than + "', 'server')");
            assertThat(read() - before).isBetween(1L, 10L);
            return found;
        } finally {
            database.run("DEALLOCATE other_admin");
            database.run("COMMIT");
        }
    }

    /** How many rows of users and grants were read so far. */
    private long read() {
        return Long.parseLong(database.text("SELECT sum(seq_tup_read + idx_tup_fetch) FROM pg_stat_xact_user_tables"
                + " WHERE relname IN ('account', 'account_audience')"));
    }
}
