package io.boxoffice.client;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Has the next tokens of one owner: by the refresh token that is kept, else by name and password. Whatever came of a try, the
 * refresh token in the store stays until its successor is there. So a lost answer is asked for again, with the same
 * token, and a Boxoffice gives the same successor again while its retry window lasts. One thread at a time.
 */
final class Renewal implements TokenSource {
    private final TokenOwner owner;
    private final LoginEndpoint endpoint;
    private final TokenStore store;
    private final Optional<PasswordLogin> login;
    private final LongSupplier nanos;

    /** The successor that a store has refused: it is the only one there is. */
    private @Nullable TokenPair unkept;

    Renewal(
            TokenOwner owner,
            LoginEndpoint endpoint,
            TokenStore store,
            Optional<PasswordLogin> login,
            LongSupplier nanos) {
        this.owner = owner;
        this.endpoint = endpoint;
        this.store = store;
        this.login = login;
        this.nanos = nanos;
    }

    /** A step of it that may fail by the store, or by who is asked. */
    private interface Step {
        TokenAnswer take() throws IOException, InterruptedException;
    }

    @Override
    public TokenAnswer ask() throws InterruptedException {
        return attempt(() -> {
            TokenPair waiting = unkept;
            return waiting != null && keep(waiting).isGoodAt(nanos.getAsLong())
                    ? new TokenAnswer.Granted(waiting)
                    : kept(next());
        });
    }

    /**
     * Has the user authenticate again, by name and password, and ends the session of before. Who has no password has put the
     * refresh token of a new session into the store.
     */
    TokenAnswer again() throws InterruptedException {
        return attempt(() -> {
            if (login.isEmpty()) {
                return kept(next());
            }
            Optional<String> before = store.read(owner);
            TokenAnswer answer = kept(login());
            if (answer instanceof TokenAnswer.Granted && before.isPresent()) {
                endpoint.logout(before.get());
            }
            return answer;
        });
    }

    private static TokenAnswer attempt(Step step) throws InterruptedException {
        try {
            return step.take();
        } catch (IOException | RuntimeException failed) {
            String what = failed.getClass().getSimpleName();
            return new TokenAnswer.Unavailable("store, password or second factor: " + what, Duration.ZERO);
        }
    }

    private TokenAnswer kept(TokenAnswer answer) throws IOException {
        return answer instanceof TokenAnswer.Granted granted ? new TokenAnswer.Granted(keep(granted.tokens())) : answer;
    }

    private TokenPair keep(TokenPair successor) throws IOException {
        unkept = successor;
        store.keep(owner, successor.refresh().orElseThrow());
        unkept = null;
        return successor;
    }

    private TokenAnswer next() throws IOException, InterruptedException {
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
        return login.isPresent() ? login.get().ask(owner) : new TokenAnswer.LoginNeeded();
    }
}
