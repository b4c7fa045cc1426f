package io.boxoffice.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.account.Accounts;
import io.boxoffice.account.User;
import io.boxoffice.backchannel.LogoutNotices;
import io.boxoffice.fixture.SomeIds;
import io.boxoffice.fixture.Wiring;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.oauth.SignInId;
import io.boxoffice.oauth.UserId;
import io.boxoffice.refresh.EndReason;
import io.boxoffice.refresh.SessionService;
import io.boxoffice.refresh.UserSessionsEnded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Sign-ins from their login to their end, on a real database, with a clock that is moved by hand. */
class SignInServiceTest {
    private static final Duration IDLE = Duration.ofHours(1);
    private static final Duration ABSOLUTE = Duration.ofHours(3);
    private static final ClientId PARTNER = new ClientId("partner");
    private static final EndReason OUT = EndReason.Known.SIGNED_OUT;

    private final List<String> sessionsEnded = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    private final Wiring wiring = new Wiring()
            .setting("boxoffice.signin.idle", IDLE.toString())
            .setting("boxoffice.signin.absolute", ABSOLUTE.toString())
            .put(SessionService.class, new Ends())
            .put(LogoutNotices.class, new Told());

    private final SignInService service = wiring.get(SignInService.class);
    private final UserId alice = user();
    private final RandomSecret secret = RandomSecret.random();

    private final class Ends extends SessionService {
        @Override
        public void endOf(SignInId signIn, EndReason reason) {
            sessionsEnded.add(signIn + " " + reason.words());
        }
    }

    private final class Told extends LogoutNotices {
        @Override
        public void enqueue(SignInId signIn, UserId user, Collection<ClientId> informed) {
            told.add(signIn + " " + user + " " + informed);
        }
    }

    @BeforeEach
    void registerTheClient() {
        wiring.database()
                .run(
                        "INSERT INTO client (id, registration, created_at) VALUES (?, ?, now()) ON CONFLICT DO NOTHING",
                        PARTNER.value(),
                        "{\"type\": \"confidential\", \"token_endpoint_auth_method\": \"client_secret_basic\"}");
    }

    private UserId user() {
        UserId id = SomeIds.user();
        wiring.database()
                .run(
                        "INSERT INTO account (id, username, username_key, password_hash, roles, created_at)"
                                + " VALUES (?, ?, ?, '$argon2id$none', 'user', now())",
                        id,
                        id.toString(),
                        id.toString());
        return id;
    }

    private User read(UserId id) {
        return wiring.inTransaction(() -> wiring.get(Accounts.class).find(id)).orElseThrow();
    }

    private Authentication shown() {
        return Authentication.byPassword(wiring.clock().instant());
    }

    private Optional<SignIn> begin(User user, Optional<SignIn> present, RandomSecret kept) {
        return service.begin(user, shown(), present, kept);
    }

    private SignIn begin(UserId user) {
        return begin(read(user), Optional.empty(), RandomSecret.random()).orElseThrow();
    }

    private SignIn signedIn() {
        return begin(read(alice), Optional.empty(), secret).orElseThrow();
    }

    private boolean isNotEnded(SignIn signIn) {
        return wiring.database()
                .text(
                        "SELECT count(*) FROM sign_in WHERE id = ? AND ended_at IS NULL",
                        signIn.id().value())
                .equals("1");
    }

    @Test
    void begunThenKnownByItsSecretAndNoOther() {
        SignIn begun = signedIn();

        assertThat(service.living(secret)).contains(begun);
        assertThat(begun.user()).isEqualTo(alice);
        assertThat(begun.authentication()).isEqualTo(shown());
        assertThat(service.living(RandomSecret.random())).isEmpty();
        assertThat(wiring.database().text("SELECT count(*) FROM audit_event WHERE reason = 'sign-in of a browser'"))
                .isEqualTo("1");
    }

    @Test
    @DisplayName("boxoffice.signin.idle: whoever comes again within it stays signed in, until the absolute end")
    void usedThenItLivesOnUntilItsAbsoluteEnd() {
        signedIn();
        for (int i = 0; i < 3; i++) {
            wiring.clock().pass(Duration.ofMinutes(59));
            assertThat(service.living(secret)).isPresent();
        }
        wiring.clock().pass(Duration.ofMinutes(3));

        assertThat(service.living(secret)).isEmpty();
    }

    @Test
    void notUsedThenOver() {
        signedIn();
        wiring.clock().pass(IDLE);

        assertThat(service.living(secret)).isEmpty();
    }

    @Test
    @DisplayName("the time of use is written once a minute at most, and never goes back")
    void usedOftenThenSeldomWritten() {
        signedIn();
        Instant begun = wiring.clock().instant();
        wiring.clock().pass(Duration.ofMinutes(1));
        service.living(secret);
        assertThat(usedAt()).isEqualTo(begun);

        wiring.clock().pass(Duration.ofSeconds(1));
        service.living(secret);
        assertThat(usedAt()).isEqualTo(wiring.clock().instant());

        SignInId id = service.living(secret).orElseThrow().id();
        wiring.inTransaction(() -> wiring.get(SignInRows.class).use(id, begun));
        assertThat(usedAt()).isEqualTo(wiring.clock().instant());
    }

    private Instant usedAt() {
        return Instant.ofEpochMilli(Long.parseLong(
                wiring.database().text("SELECT (extract(epoch FROM used_at) * 1000)::bigint FROM sign_in")));
    }

    @Test
    @DisplayName("RL-04: whoever is disabled is signed in nowhere")
    void disabledUserThenNotLiving() {
        signedIn();
        wiring.database().run("UPDATE account SET enabled = false WHERE id = ?", alice);

        assertThat(service.living(secret)).isEmpty();
    }

    @Test
    @DisplayName("disabled, changed or deleted since the password was checked: nobody is signed in by it")
    void changedSinceThenNotBegun() {
        User checked = read(alice);
        wiring.database().run("UPDATE account SET version = version + 1 WHERE id = ?", alice);
        assertThat(begin(checked, Optional.empty(), secret)).isEmpty();

        wiring.database().run("UPDATE account SET enabled = false WHERE id = ?", alice);
        assertThat(begin(read(alice), Optional.empty(), secret)).isEmpty();

        User gone = read(alice);
        wiring.database().run("DELETE FROM account WHERE id = ?", alice);
        assertThat(begin(gone, Optional.empty(), secret)).isEmpty();
        assertThat(wiring.database().text("SELECT count(*) FROM sign_in")).isEqualTo("0");
    }

    @Test
    @DisplayName("OA-13: the same user stays in their sign-in, with another secret, and its times begin anew")
    void sameUserAgainThenTheSameSignInUnderAnotherSecret() {
        SignIn first = signedIn();
        wiring.clock().pass(Duration.ofMinutes(50));
        RandomSecret next = RandomSecret.random();

        Authentication more = Authentication.stored(wiring.clock().instant(), "otp pwd", "aal2");

        SignIn second =
                service.begin(read(alice), more, Optional.of(first), next).orElseThrow();

        assertThat(second).isEqualTo(new SignIn(first.id(), alice, more));
        assertThat(service.living(secret)).isEmpty();
        wiring.clock().pass(Duration.ofMinutes(59));
        assertThat(service.living(next)).contains(second);
        assertThat(sessionsEnded).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    @DisplayName("OA-13: another user in the same browser ends the sign-in that was there, with its sessions")
    void anotherUserThenTheOneBeforeIsOver() {
        SignIn first = signedIn();

        SignIn second =
                begin(read(user()), Optional.of(first), RandomSecret.random()).orElseThrow();

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(service.living(secret)).isEmpty();
        assertThat(sessionsEnded).containsExactly(first.id() + " a login in the same browser took its place");
        assertThat(told).containsExactly(first.id() + " " + alice + " []");
    }

    @Test
    @DisplayName("ended: once, with its sessions, and the clients that know of it are told, each once")
    void endedThenOnceAndToldToWhoKnowsOfIt() {
        SignIn signIn = signedIn();
        SignIn other = begin(user());
        assertThat(service.note(signIn.id(), PARTNER)).isTrue();
        assertThat(service.note(signIn.id(), PARTNER)).isTrue();
        assertThat(isNotEnded(signIn)).isTrue();

        service.end(signIn.id(), OUT);
        service.end(signIn.id(), OUT);

        assertThat(sessionsEnded).containsExactly(signIn.id() + " signed out");
        assertThat(told).containsExactly(signIn.id() + " " + alice + " [partner]");
        assertThat(isNotEnded(signIn)).isFalse();
        assertThat(service.living(secret)).isEmpty();
        assertThat(isNotEnded(other)).isTrue();
    }

    @Test
    @DisplayName("idle, but not ended: what began in it goes on, so a code of it is still good")
    void idleThenNotEnded() {
        SignIn signIn = signedIn();
        wiring.clock().pass(ABSOLUTE);

        assertThat(service.note(signIn.id(), PARTNER)).isTrue();
        assertThat(service.note(new SignInId(SomeIds.user().value()), PARTNER)).isFalse();
    }

    @Test
    @DisplayName("all sessions of a user are ended: all of their sign-ins are, however many, and nobody else's")
    void allSessionsEndedThenAllSignInsOfThatUser() {
        for (int i = 0; i < 101; i++) {
            begin(alice);
        }
        SignIn other = begin(user());

        service.endWith(new UserSessionsEnded(alice));

        assertThat(told).hasSize(101).doesNotHaveDuplicates();
        assertThat(sessionsEnded).isEmpty();
        assertThat(wiring.database().text("SELECT count(*) FROM sign_in WHERE ended_at IS NULL"))
                .isEqualTo("1");
        assertThat(isNotEnded(other)).isTrue();
    }

    @Test
    @DisplayName("all of before a time are ended: some at a time, nobody is told, and later ones live on")
    void endedBeforeThenThoseAndSomeAtATime() {
        List<SignIn> before = List.of(begin(alice), begin(alice), begin(alice));
        wiring.clock().pass(Duration.ofSeconds(1));
        Instant time = wiring.clock().instant();
        SignIn after = begin(alice);

        assertThat(service.endBefore(time, 2)).isTrue();
        assertThat(before).filteredOn(signIn -> isNotEnded(signIn)).hasSize(1);
        assertThat(service.endBefore(time, 2)).isFalse();
        assertThat(before).noneMatch(signIn -> isNotEnded(signIn));
        assertThat(service.endBefore(time, 2)).isFalse();

        assertThat(isNotEnded(after)).isTrue();
        assertThat(told).isEmpty();
    }

    @Test
    @DisplayName("deleted two hours after its absolute end and not before, some at a time")
    void longOverThenDeleted() {
        begin(alice);
        begin(alice);
        begin(alice);
        wiring.clock().pass(ABSOLUTE.plusHours(2));
        assertThat(service.purge(10)).isFalse();
        assertThat(wiring.database().text("SELECT count(*) FROM sign_in")).isEqualTo("3");
        begin(alice);

        wiring.clock().pass(Duration.ofMillis(1));
        assertThat(service.purge(2)).isTrue();
        assertThat(service.purge(2)).isFalse();

        assertThat(wiring.database().text("SELECT count(*) FROM sign_in")).isEqualTo("1");
    }
}
