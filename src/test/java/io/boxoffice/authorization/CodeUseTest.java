package io.boxoffice.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.fixture.SomeIds;
import io.boxoffice.fixture.UnitDatabase;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.IdClaims;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.SignInId;
import io.boxoffice.oauth.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** OA-03: a code is redeemed once, on a real database with a clock that is moved by hand. */
class CodeUseTest {
    private static final String URI = "https://client.example/";

    private final Wiring wiring = new Wiring();
    private final UnitDatabase database = wiring.database();
    private final Codes codes = wiring.get(Codes.class);
    private final SessionId session = SomeIds.session(Instant.parse("2026-11-27T12:00:00Z"));
    private final CodeGrant grant = new CodeGrant(
            ClientId.FIRST_PARTY,
            user(),
            new SignInId(UUID.randomUUID()),
            Authentication.byPassword(wiring.clock().instant()),
            new Audience("other"),
            Scopes.NONE,
            Scopes.NONE,
            URI,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            IdClaims.NONE);
    private final RandomSecret code = wiring.inTransaction(() -> codes.issue(grant));

    private UserId user() {
        UserId id = SomeIds.user();
        database.run(
                "INSERT INTO account (id, username, username_key, password_hash, roles, created_at)"
                        + " VALUES (?, 'a', 'a', '$argon2id$none', 'user', now())",
                id);
        return id;
    }

    private Codes.Look look() {
        return codes.look(new Codes.Presented(
                code.reveal(),
                ClientId.FIRST_PARTY,
                Optional.of(URI),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    private Codes.Look redeemed(Optional<SessionId> given) {
        Codes.Look look = look();
        codes.redeem((Codes.Good) look, given);
        return look;
    }

    @Test
    void redeemedThenKnownWithWhatItGave() {
        wiring.inTransaction(() -> redeemed(Optional.of(session)));

        assertThat(wiring.inTransaction(this::look)).isEqualTo(new Codes.Again(grant, Optional.of(session)));
    }

    @Test
    void redeemedForNothingThenKnownToo() {
        wiring.inTransaction(() -> redeemed(Optional.empty()));

        assertThat(wiring.inTransaction(this::look)).isEqualTo(new Codes.Again(grant, Optional.empty()));
    }

    @Test
    void lookedAtOnlyThenGoodStill() {
        wiring.inTransaction(this::look);

        assertThat(wiring.inTransaction(this::look)).isInstanceOf(Codes.Good.class);
    }

    @Test
    void itsMinuteIsOverThenExpired() {
        wiring.clock().pass(Codes.LIFE.minusMillis(1));
        assertThat(wiring.inTransaction(this::look)).isInstanceOf(Codes.Good.class);

        wiring.clock().pass(Codes.LIFE);
        assertThat(wiring.inTransaction(this::look)).isEqualTo(new Codes.Refused("expired"));
    }

    @Test
    @DisplayName("OA-03: who comes in the same moment waits, and sees that it was used")
    void twoAtOnceThenTheSecondSeesTheFirst() throws Exception {
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            List<Future<Codes.Look>> second = new ArrayList<>();
            wiring.inTransaction(() -> {
                Codes.Look first = look();
                second.add(thread.submit(() -> wiring.inTransaction(this::look)));
                database.awaitAWaiter();
                codes.redeem((Codes.Good) first, Optional.of(session));
                return first;
            });

            assertThat(second.getFirst().get()).isEqualTo(new Codes.Again(grant, Optional.of(session)));
        }
    }
}
