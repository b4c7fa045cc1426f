package io.boxoffice.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.container.LoadScript;
import io.boxoffice.fixture.UnitCluster;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the drill of the scale loads is as much as it says, and keeps the rules that are not asked while it loads. */
class LoadScriptTest {
    private static final Map<String, Long> SIZES =
            Map.of("users", 50L, "clients", 20L, "sessions", 1_000L, "events", 3_000L);

    private static final String INDEXES =
            "select string_agg(indexdef, '; ' order by indexdef) from pg_indexes" + " where schemaname = 'public'";

    private final MigratedDatabase database =
            MigratedDatabase.anew("scale").migrate(MigratedDatabase.MIGRATIONS, MigratedDatabase.LAST);

    @Test
    void loadedThenAllOfItIsThereAndNothingRefersToNothing() throws SQLException, IOException {
        String indexes = database.asOwner().text(INDEXES);
        try (Connection superuser = UnitCluster.running().superuser("scale").getConnection()) {
            database.asOwner().run("insert into client (id, created_at) values ('load-0', now())");
            LoadScript.run(superuser, SIZES);
        }
        assertThat(count("account")).isEqualTo(50);
        assertThat(count("client where id like 'load-%'")).isEqualTo(21);
        assertThat(count("session where ended_at is null")).isEqualTo(900);
        assertThat(count("session_default")).isZero();
        assertThat(count("revocation")).isEqualTo(10);
        assertThat(count("audit_event where time between now() - interval '91 days' and now()"))
                .isEqualTo(3_000);
        assertThat(count("account_audience where account_id in (select id from account)"))
                .isEqualTo(50);
        assertThat(count("session where account_id not in (select id from account)"))
                .isZero();
        assertThat(count("session where client_id not in (select id from client)"))
                .isZero();
        assertThat(count("audit_event where actor not in (select id::text from account)"))
                .isZero();
        assertThat(count("seal_audit(100000)")).isEqualTo(1);
        assertThat(database.asOwner().text(INDEXES)).isEqualTo(indexes);
        assertThat(count("pg_index where not indisvalid")).isZero();
    }

    private int count(String from) throws SQLException {
        return Integer.parseInt(database.asOwner().text("select count(*) from " + from));
    }
}
