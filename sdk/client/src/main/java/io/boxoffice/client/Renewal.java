package io.boxoffice.client;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Has the next tokens of one owner: by the refresh token that is kept, else by name and password. Whatever came of a try, the
 * refresh token in the store stays until its successor is there. So a lost answer is asked for again, with the same
 * token, and a Boxoffice gives the same successor again while its retry window lasts. One thread at a time.
 */
final class Renewal {
    private static final Logger LOG = System.getLogger(Renewal.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    private final TokenOwner owner;
    private final TokenEndpoint endpoint;
    private final TokenStore store;
    private final Optional<Supplier<String>> password;
    private final Duration patience;
    private final LongSupplier nanos;

    /** The successor that a store has refused: it is the only one there is. */
    private @Nullable TokenPair unkept;

    /** @param patience how long after the first try another one may begin */
    Renewal(
            TokenOwner owner,
            TokenEndpoint endpoint,
            TokenStore store,
            Optional<Supplier<String>> password,
            Duration patience,
            LongSupplier nanos) {
        this.owner = owner;
        this.endpoint = endpoint;
        this.store = store;
        this.password = password;
        this.patience = patience;
        this.nanos = nanos;
    }

    /** Tries until it is known what comes of it, or the patience is over, or nobody needs it any longer. */
    TokenAnswer run(BooleanSupplier isNeeded) throws InterruptedException {
        long began = nanos.getAsLong();
        Duration pause = FIRST_PAUSE;
        while (true) {
            TokenAnswer answer = attempt();
            Optional<Duration> wait = waitAfter(answer, pause);
            if (wait.isEmpty() || !isNeeded.getAsBoolean() || isOver(began, wait.get())) {
                return answer;
            }
            LOG.log(Level.DEBUG, "Asking again for a token of {0} in {1}", owner, wait.get());
            Thread.sleep(wait.get().toMillis());
            pause = pause.multipliedBy(2);
        }
    }

    private static Optional<Duration> waitAfter(TokenAnswer answer, Duration pause) {
        if (answer instanceof TokenAnswer.SlowDown slow) {
            return Optional.of(longer(slow.retryAfter(), pause));
        }
        return answer instanceof TokenAnswer.Unavailable unavailable
                ? Optional.of(longer(unavailable.retryAfter(), pause))
                : Optional.empty();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private boolean isOver(long began, Duration wait) {
        return nanos.getAsLong() - began + wait.toNanos() > patience.toNanos();
    }

    private TokenAnswer attempt() throws InterruptedException {
        try {
            TokenPair waiting = unkept;
            if (waiting != null && keep(waiting).isGoodAt(nanos.getAsLong())) {
                return new TokenAnswer.Granted(waiting);
            }
            TokenAnswer answer = ask();
            return answer instanceof TokenAnswer.Granted granted
                    ? new TokenAnswer.Granted(keep(granted.tokens()))
                    : answer;
        } catch (IOException | RuntimeException failed) {
            String what = failed.getClass().getSimpleName();
            return new TokenAnswer.Unavailable("store or password: " + what, Duration.ZERO);
        }
    }

    private TokenPair keep(TokenPair successor) throws IOException {
        unkept = successor;
        store.keep(owner, successor.refresh());
        unkept = null;
        return successor;
    }

    private TokenAnswer ask() throws IOException, InterruptedException {
        Optional<String> kept = store.read(owner);
        if (kept.isEmpty()) {
            return login();
        }
        TokenAnswer answer = endpoint.refresh(owner, kept.get());
        return answer.endsTheSession() ? ended(kept.get()) : answer;
    }

    /** Its session has ended; or another process has had the successor, and kept it. */
    private TokenAnswer ended(String refused) throws IOException, InterruptedException {
        if (!store.read(owner).equals(Optional.of(refused))) {
            return new TokenAnswer.Unavailable("another process was faster", Duration.ZERO);
        }
        store.forget(owner);
        return login();
    }

    private TokenAnswer login() throws InterruptedException {
        return password.isPresent() ? endpoint.login(owner, password.get().get()) : new TokenAnswer.LoginNeeded();
    }
}
