package io.boxoffice.client;

import io.boxoffice.client.AudienceTokensException.Reason;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one caller for one audience, from call to call. While the access token lives it is handed out at once; the
 * first call after three quarters of its life has the next one fetched in the background. When it has expired, one of
 * the calls fetches the next, in its own thread, and the others wait for that one. What nobody uses is not renewed.
 */
final class AudienceSession {
    private static final Logger LOG = System.getLogger(AudienceSession.class.getName());

    /** An API that refuses fresh tokens too would else cost a refresh for each call. */
    private static final Duration AFTER_A_FRESH_ONE_WAS_REFUSED = Duration.ofSeconds(10);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** What one thread at a time does. */
    private interface Turn<T> {
        T take() throws InterruptedException;
    }

    private final TokenOwner owner;
    private final TokenAttempts attempts;
    private final Optional<SteppingUp> steppingUp;
    private final Optional<Executor> background;
    private final LongSupplier nanos;
    private final ReentrantLock renewing = new ReentrantLock();
    private final AtomicBoolean ahead = new AtomicBoolean();
    private volatile @Nullable TokenPair current;
    private volatile @Nullable Setback setback;
    private volatile @Nullable Pause refusals;
    private volatile boolean closed;

    /**
     * @param steppingUp who authenticates again where an API asks for it; without it nobody does
     * @param background what renews ahead of expiry; without it none is renewed ahead
     */
    AudienceSession(
            TokenOwner owner,
            TokenAttempts attempts,
            Optional<SteppingUp> steppingUp,
            Optional<Executor> background,
            LongSupplier nanos) {
        this.owner = owner;
        this.attempts = attempts;
        this.steppingUp = steppingUp;
        this.background = background;
        this.nanos = nanos;
    }

    String audience() {
        return owner.audience();
    }

    /** Tokens to call with. {@link AudienceTokensException} if there are none. */
    TokenPair tokens() {
        TokenPair held = current;
        if (!closed && held != null && held.isGoodAt(nanos.getAsLong())) {
            background.ifPresent(executor -> renewAhead(held, executor));
            return held;
        }
        return renewed(tokens -> tokens.isGoodAt(nanos.getAsLong()));
    }

    /** Other tokens than those that an API has refused; nothing if it lately refused fresh ones too. */
    Optional<TokenPair> insteadOf(TokenPair refused) {
        Pause lately = refusals;
        if (current == refused && lately != null && lately.lastsAt(nanos.getAsLong())) {
            return Optional.empty();
        }
        return Optional.of(renewed(tokens -> tokens != refused));
    }

    /** The API has refused tokens that were had because of its first refusal. */
    void refusedAgain() {
        refusals = new Pause(nanos.getAsLong(), AFTER_A_FRESH_ONE_WAS_REFUSED);
    }

    /**
     * Tokens of a user who has authenticated again, for once however many calls were refused; nothing if there is nobody who
     * does, or if it was in vain lately.
     */
    Optional<TokenPair> steppedUp(TokenPair refused, StepUp wanted) {
        return steppingUp.flatMap(user -> inTurn(() -> {
            Optional<TokenPair> tokens = user.isDoneSince(refused) ? Optional.ofNullable(current) : user.tokens(wanted);
            tokens.ifPresent(stronger -> current = stronger);
            return tokens;
        }));
    }

    /** The API wants more of the user than they showed because of its first refusal. */
    void steppedUpInVain() {
        steppingUp.ifPresent(SteppingUp::wasNotEnough);
    }

    private void renewAhead(TokenPair held, Executor executor) {
        if (held.isDueAt(nanos.getAsLong()) && !isSetBack() && ahead.compareAndSet(false, true)) {
            try {
                executor.execute(() -> renewAheadOf(held));
            } catch (RejectedExecutionException busy) {
                ahead.set(false);
            }
        }
    }

    private void renewAheadOf(TokenPair held) {
        try {
            renewed(tokens -> tokens != held);
        } catch (AudienceTokensException failed) {
            LOG.log(closed ? Level.DEBUG : Level.WARNING, failed.getMessage());
        } finally {
            ahead.set(false);
        }
    }

    /** Those that are there if they are enough, when it is this thread's turn; else the next ones. */
    private TokenPair renewed(Predicate<TokenPair> isEnough) {
        return inTurn(() -> {
            TokenPair held = current;
            return held != null && isEnough.test(held) ? held : next();
        });
    }

    private <T> T inTurn(Turn<T> turn) {
        try {
            if (!renewing.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AudienceTokensException(Reason.UNAVAILABLE, "no token in " + PATIENCE);
            }
            try {
                if (closed) {
                    throw new AudienceTokensException(Reason.CLOSED, "closed");
                }
                return turn.take();
            } finally {
                renewing.unlock();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AudienceTokensException(Reason.UNAVAILABLE, "interrupted");
        }
    }

    private TokenPair next() throws InterruptedException {
        Setback before = setback;
        if (before != null && before.pause().lastsAt(nanos.getAsLong())) {
            throw before.exception();
        }
        TokenAnswer answer = attempts.run(() -> !closed);
        if (answer instanceof TokenAnswer.Granted granted) {
            current = granted.tokens();
            setback = null;
            return granted.tokens();
        }
        if (answer.endsTheSession()) {
            current = null;
        }
        Setback now = Setback.of(owner, answer, nanos.getAsLong());
        setback = now;
        throw now.exception();
    }

    private boolean isSetBack() {
        Setback before = setback;
        return before != null && before.pause().lastsAt(nanos.getAsLong());
    }

    /** No token any more. Whoever is fetching one gets a few seconds to keep what they are given. */
    void close() {
        closed = true;
        try {
            if (renewing.tryLock(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                renewing.unlock();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
