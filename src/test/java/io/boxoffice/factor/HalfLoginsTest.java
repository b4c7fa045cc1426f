package io.boxoffice.factor;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.fixture.Wiring;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.oauth.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Logins that wait for their second factor, on a real database, with a clock that is moved by hand. */
class HalfLoginsTest {
    private final Wiring wiring = new Wiring();
    private final HalfLogins halfLogins = wiring.get(HalfLogins.class);
    private final SomeUsers users = new SomeUsers(wiring);
    private final UserId alice = users.add();
    private final UserId bob = users.add();
    private final RandomSecret secret = RandomSecret.random();

    private HalfLogin half(UserId user, String asked) {
        return HalfLogin.of(users.read(user), users.password(), asked);
    }

    private HalfLogin begin(LoginChannel channel) {
        HalfLogin half = half(alice, "{\"audience\":\"server\"}");
        halfLogins.begin(channel, secret, half);
        return half;
    }

    @Test
    void begunThenFoundAsItWas() {
        HalfLogin half = begin(LoginChannel.API);

        assertThat(halfLogins.find(LoginChannel.API, secret)).contains(half);
        assertThat(half.version()).isEqualTo(users.read(alice).version());
        assertThat(half.shown())
                .isEqualTo(Authentication.byPassword(wiring.clock().instant()));
    }

    @Test
    @DisplayName("A164: at the other channel, or under another secret, there is none, and nobody finishes it there")
    void elsewhereThenNothing() {
        begin(LoginChannel.API);
        RandomSecret another = RandomSecret.random();

        assertThat(halfLogins.find(LoginChannel.PAGE, secret)).isEmpty();
        assertThat(halfLogins.finish(LoginChannel.PAGE, secret)).isFalse();
        assertThat(halfLogins.find(LoginChannel.API, another)).isEmpty();
        assertThat(halfLogins.finish(LoginChannel.API, another)).isFalse();
        assertThat(halfLogins.find(LoginChannel.API, secret)).isPresent();
    }

    @Test
    @DisplayName("A164: it waits five minutes")
    void overThenNothing() {
        begin(LoginChannel.API);
        wiring.clock().pass(Duration.ofMinutes(5).minusSeconds(1));
        assertThat(halfLogins.find(LoginChannel.API, secret)).isPresent();
        wiring.clock().pass(Duration.ofSeconds(1));
        assertThat(halfLogins.find(LoginChannel.API, secret)).isEmpty();
        assertThat(halfLogins.finish(LoginChannel.API, secret)).isFalse();
    }

    @Test
    void finishedThenOnceAndGone() {
        begin(LoginChannel.PAGE);
        assertThat(halfLogins.finish(LoginChannel.PAGE, secret)).isTrue();
        assertThat(halfLogins.finish(LoginChannel.PAGE, secret)).isFalse();
        assertThat(halfLogins.find(LoginChannel.PAGE, secret)).isEmpty();
    }

    @Test
    @DisplayName("another password at the same secret begins it anew, with all that it says and its whole time")
    void begunAnewThenThatOne() {
        begin(LoginChannel.API);
        wiring.clock().pass(Duration.ofMinutes(4));
        HalfLogin second = half(bob, "");
        halfLogins.begin(LoginChannel.PAGE, secret, second);
        wiring.clock().pass(Duration.ofMinutes(4));

        assertThat(halfLogins.find(LoginChannel.API, secret)).isEmpty();
        assertThat(halfLogins.find(LoginChannel.PAGE, secret)).contains(second);
    }

    @Test
    @DisplayName("a password that is sent twice at once begins one login, and neither sending fails")
    void begunTwiceAtOnceThenTheLater() throws Exception {
        HalfLogin later = half(bob, "");
        List<Future<?>> beginning = new ArrayList<>();
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            wiring.inTransaction(() -> {
                begin(LoginChannel.PAGE);
                beginning.add(thread.submit(() -> halfLogins.begin(LoginChannel.PAGE, secret, later)));
                wiring.database().awaitAWaiter();
                return true;
            });
            beginning.getFirst().get();
        }
        assertThat(halfLogins.find(LoginChannel.PAGE, secret)).contains(later);
    }

    @Test
    void purgedThenOnlyWhatIsOver() {
        begin(LoginChannel.API);
        wiring.clock().pass(HalfLogins.LIFE.plusSeconds(1));
        halfLogins.begin(LoginChannel.API, RandomSecret.random(), half(bob, ""));

        assertThat(halfLogins.purge(1)).isTrue();
        assertThat(halfLogins.purge(1)).isFalse();

        assertThat(users.rows("half_login", alice)).isZero();
        assertThat(users.rows("half_login", bob)).isEqualTo(1);
    }
}
