package io.boxoffice.client;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Has the user of a session authenticate again where an API asks for it. Whatever comes of it, the session that there is goes
 * on. One thread at a time.
 */
final class SteppingUp {
    /** An API that is content with nothing would else have the user asked for each call. */
    private static final Duration AFTER_IT_WAS_NOT_ENOUGH = Duration.ofSeconds(10);

    private final TokenOwner owner;
    private final Predicate<StepUp> user;
    private final TokenSource again;
    private final LongSupplier nanos;
    private volatile @Nullable Pause notEnough;
    private @Nullable TokenPair latest;
    private @Nullable Setback setback;

    /**
     * @param user who is asked whether they authenticate again
     * @param again where the tokens of whoever does so come from
     */
    SteppingUp(TokenOwner owner, Predicate<StepUp> user, TokenSource again, LongSupplier nanos) {
        this.owner = owner;
        this.user = user;
        this.again = again;
        this.nanos = nanos;
    }

    /** Whether it was done after these tokens were asked for. */
    boolean isDoneSince(TokenPair tokens) {
        TokenPair done = latest;
        return done != null && done.isNewerThan(tokens);
    }

    /** What it takes; nothing if the user does not want to, or if it was in vain lately. {@link AudienceTokensException} if it fails. */
    Optional<TokenPair> tokens(StepUp wanted) throws InterruptedException {
        Setback before = setback;
        if (before != null && before.pause().lastsAt(nanos.getAsLong())) {
            throw before.exception();
        }
        return isInVain() || !user.test(wanted) ? Optional.empty() : Optional.of(asked());
    }

    private TokenPair asked() throws InterruptedException {
        TokenAnswer answer = again.ask();
        if (answer instanceof TokenAnswer.Granted granted) {
            latest = granted.tokens();
            return granted.tokens();
        }
        Setback now = Setback.of(owner, answer, nanos.getAsLong());
        setback = now;
        throw now.exception();
    }

    private boolean isInVain() {
        Pause lately = notEnough;
        return lately != null && lately.lastsAt(nanos.getAsLong());
    }

    /** The API wants more than it got by this. */
    void wasNotEnough() {
        notEnough = new Pause(nanos.getAsLong(), AFTER_IT_WAS_NOT_ENOUGH);
    }
}
