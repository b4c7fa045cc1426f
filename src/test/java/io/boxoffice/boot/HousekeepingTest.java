package io.boxoffice.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.authorization.WaitingRequests;
import io.boxoffice.device.DeviceRequests;
import io.boxoffice.factor.Passkeys;
import io.boxoffice.fixture.UnitDatabase;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.transfer.Redemptions;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/** What is over goes some rows at a time, on a real database whose planner does it in the way that looks for them most often. */
class HousekeepingTest {
    private static final int OVER = 50;

    private final Wiring wiring = new Wiring();
    private final UnitDatabase database = wiring.database();

    /** A nested loop, without anything kept of what its inner side found. */
    static class Planner {
        @PersistenceContext
        EntityManager entities;

        void becomeNaive() {
            List.of("hashjoin", "mergejoin", "hashagg", "sort", "material")
                    .forEach(way -> entities.createNativeQuery("SET LOCAL enable_" + way + " = off")
                            .executeUpdate());
        }
    }

    @Test
    void manyOverThenNoMoreGoThanAskedFor() {
        manyOver(
                "authorization_request (hash, client_id, parameters, created_at, expires_at)", "'boxoffice', '', t, t");
        manyOver("user_code_tally (who, tries, begun_at)", "1, t");
        manyOver(
                "device_request (hash, client_id, parameters, user_code, address, created_at, expires_at)",
                "'boxoffice', '', translate(lpad(n::text, 8, '0'), '0123456789', 'BCDFGHJKLM'), '', t, t");
        manyOver("passkey_challenge (place, hash, ceremony, expires_at)", "sha256(''), 'get', t");

        manyTransfersOver();

        purged("device_transfer", wiring.get(Redemptions.class)::purge);
        purged("authorization_request", wiring.get(WaitingRequests.class)::purge);
        purged("user_code_tally", wiring.get(DeviceRequests.class)::purge);
        purged("device_request", wiring.get(DeviceRequests.class)::purge);
        purged("passkey_challenge", wiring.get(Passkeys.class)::purge);
    }

    /** Rows with a key of their own and else the same. */
    private void manyOver(String columns, String values) {
        database.run(
                "INSERT INTO " + columns + " SELECT sha256(n::text::bytea), " + values
                        + " FROM generate_series(1, ?) n, (VALUES (timestamptz '2000-01-01')) AS past (t)",
                OVER);
    }

    /** They have a user, and another key. */
    private void manyTransfersOver() {
        database.run("INSERT INTO account (id, username, username_key, password_hash, roles, created_at)"
                + " VALUES (gen_random_uuid(), 'a', 'a', '$argon2id$none', 'user', now())");
        database.run(
                "INSERT INTO device_transfer (id, code_hash, account_id, account_version, session_id, audience, scope, auth_time, amr, acr,"
                        + " created_at, expires_at)"
                        + " SELECT gen_random_uuid(), sha256(n::text::bytea), id, 0, id, 'a', '', t, 'pwd', 'aal1', t, t"
                        + " FROM account, generate_series(1, ?) n, (VALUES (timestamptz '2000-01-01')) AS past (t)",
                OVER);
    }

    private void purged(String table, IntPredicate purge) {
        database.run("ANALYZE " + table);
        int before = count(table);

        assertThat(wiring.inTransaction(() -> {
                    wiring.get(Planner.class).becomeNaive();
                    return purge.test(3);
                }))
                .as("%s has more", table)
                .isTrue();

        assertThat(before - count(table)).as(table).isEqualTo(3);
    }

    private int count(String table) {
        return Integer.parseInt(database.text("SELECT count(*) FROM " + table));
    }
}
