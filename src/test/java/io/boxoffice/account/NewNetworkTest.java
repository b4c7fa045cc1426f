package io.boxoffice.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.fixture.SomeIds;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.oauth.UserId;
import io.boxoffice.transport.Network;
import org.junit.jupiter.api.Test;

/** Right passwords from where they had not come from before. */
class NewNetworkTest {
    private static final Network HOME = new Network("192.0.2.1");
    private static final Network ELSEWHERE = new Network("198.51.100.1");

    private final Wiring wiring = new Wiring();
    private final Attempts attempts = wiring.get(Attempts.class);
    private final UserId alice = SomeIds.user();

    private void right(Network from) {
        attempts.succeeded(attempts.begin(alice, from));
    }

    private String told() {
        return wiring.database()
                .text(
                        "SELECT string_agg(reason, ', ') FROM audit_event WHERE type = 'authn_login_new_network' AND target = ?",
                        alice.toString());
    }

    @Test
    void networkThatIsNewThenToldOnceAndTheVeryFirstIsNot() {
        wiring.database()
                .run(
                        "INSERT INTO account (id, username, username_key, password_hash, roles, created_at)"
                                + " VALUES (?, 'alice', 'alice', '$argon2id$none', 'user', now())",
                        alice);
        right(HOME);
        right(HOME);
        assertThat(told()).isEqualTo("null");

        right(ELSEWHERE);
        right(ELSEWHERE);
        right(HOME);
        assertThat(told()).isEqualTo("from 198.51.100.1");
    }
}
