package io.boxoffice.client;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
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
    private final Optional<Supplier<String>> password;
    private final String scope;
    private final LongSupplier nanos;

    /** The successor that a store has refused: it is the only one there is. */
    private @Nullable TokenPair unkept;

    Renewal(
            TokenOwner owner,
            LoginEndpoint endpoint,
            TokenStore store,
            Optional<Supplier<String>> password,
            String scope,
            LongSupplier nanos) {
        this.owner = owner;
        this.endpoint = endpoint;
        this.store = store;
        this.password = password;
        this.scope = scope;
        this.nanos = nanos;
    }

    @Override
    public TokenAnswer ask() throws InterruptedException {
        try {
            TokenPair waiting = unkept;
            if (waiting != null && keep(waiting).isGoodAt(nanos.getAsLong())) {
                return new TokenAnswer.Granted(waiting);
            }
            TokenAnswer answer = next();
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
        return password.isPresent()
                ? endpoint.login(owner, password.get().get(), scope)
                : new TokenAnswer.LoginNeeded();
    }
}
