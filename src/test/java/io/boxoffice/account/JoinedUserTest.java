package io.boxoffice.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.database.Statements;
import io.boxoffice.fixture.SomeIds;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.oauth.UserId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That the statement which stands alone reads what JPA reads. */
class JoinedUserTest {
    private static final String ADD =
            "INSERT INTO account (id, username, username_key, password_hash, roles, tenant, claims, enabled,"
                    + " locked_until, created_at, version, name, email, email_verified, second_factor) VALUES (?, 'alice', 'alice', '$argon2id$none',"
                    + " ?, ?, ?, ?, CAST(? AS timestamptz), '2026-01-02T03:04:05.678901Z', 7, ?, ?, ?, ?)";

    private final Wiring wiring = new Wiring();
    private final UserId id = SomeIds.user();

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "user admin, acme, {\"\"seat\"\":\"\"A1\"\"}, true, 2026-02-03T04:05:06Z, Alice, alice@example.com, true, true, 2",
                "user, , {}, false, , , , false, false, 0",
                "\"\", acme, {\"\"vip\"\":true}, true, , Alice, , false, true, 1"
            })
    void whateverIsStoredThenAsByJpa(
            String roles,
            String tenant,
            String claims,
            boolean enabled,
            String lockedUntil,
            String name,
            String email,
            boolean verified,
            boolean secondFactor,
            int audiences) {
        wiring.database()
                .run(ADD, id, roles, tenant, claims, enabled, lockedUntil, name, email, verified, secondFactor);
        wiring.database()
                .run(
                        "INSERT INTO account_audience (account_id, audience, scope)"
                                + " SELECT ?, name, scope FROM (VALUES ('server', 'me.read orders.read'), ('other', '')) AS v (name, scope) LIMIT ?",
                        id,
                        audiences);

        Optional<User> read = read();

        assertThat(read).isPresent().isEqualTo(wiring.get(Accounts.class).find(id));
        assertThat(read.orElseThrow().grants().scopes()).hasSize(audiences);
    }

    @Test
    void nobodyThenNothing() {
        assertThat(read()).isEmpty();
    }

    private Optional<User> read() {
        return wiring.get(Statements.class)
                .first(
                        "SELECT 'before', " + JoinedUser.COLUMNS + " FROM (SELECT CAST(? AS uuid) AS whose) s"
                                + JoinedUser.by("s.whose"),
                        row -> JoinedUser.read(row, 1),
                        id.value());
    }
}
