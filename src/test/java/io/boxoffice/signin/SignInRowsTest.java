package io.boxoffice.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.fixture.SomeIds;
import io.boxoffice.fixture.UnitDatabase;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.SignInId;
import io.boxoffice.oauth.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Which clients know of a sign-in, on a real database. */
class SignInRowsTest {
    private static final String CLIENTS = "SELECT count(*) FROM sign_in_client";

    private final Wiring wiring = new Wiring();
    private final UnitDatabase database = wiring.database();
    private final SignInRows rows = wiring.get(SignInRows.class);
    private final SignInId signIn = stored();

    private SignInId stored() {
        UserId user = SomeIds.user();
        UUID id = UUID.randomUUID();
        database.run(
                "INSERT INTO account (id, username, username_key, password_hash, roles, created_at)"
                        + " VALUES (?, 'a', 'a', '$argon2id$none', 'user', now())",
                user);
        database.run(
                "INSERT INTO sign_in (id, hash, account_id, auth_time, amr, acr, created_at, used_at, absolute_end)"
                        + " VALUES (?, sha256('a'), ?, now(), 'pwd', 'aal1', now(), now(), now() + interval '1 hour')",
                id,
                user);
        return new SignInId(id);
    }

    private boolean note() {
        return rows.note(signIn, ClientId.FIRST_PARTY);
    }

    private boolean end() {
        return rows.end(signIn, wiring.clock().instant());
    }

    @Test
    void notedTwiceThenOnceThere() {
        assertThat(wiring.inTransaction(this::note)).isTrue();
        assertThat(wiring.inTransaction(this::note)).isTrue();

        assertThat(database.text(CLIENTS)).isEqualTo("1");
    }

    @Test
    void endedThenNothingIsNoted() {
        wiring.inTransaction(this::end);

        assertThat(wiring.inTransaction(this::note)).isFalse();
        assertThat(database.text(CLIENTS)).isEqualTo("0");
    }

    /** What a client begins in the same moment is there before the end, and ends with it. */
    @Test
    void endedInTheSameMomentThenTheEndWaits() throws Exception {
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            List<Future<Boolean>> ending = new ArrayList<>();
            wiring.inTransaction(() -> {
                boolean isLiving = note();
                ending.add(thread.submit(() -> wiring.inTransaction(this::end)));
                database.awaitAWaiter();
                return isLiving;
            });

            assertThat(ending.getFirst().get()).isTrue();
        }
    }
}
