package io.boxoffice.client;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Asks for tokens until it is known what comes of it.
 *
 * @param owner whose they are, for the log
 * @param patience how long after the first try another one may begin
 */
record TokenAttempts(TokenOwner owner, TokenSource source, Duration patience, LongSupplier nanos) {
    private static final Logger LOG = System.getLogger(TokenAttempts.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    /** Tries until it is known what comes of it, or the patience is over, or nobody needs it any longer. */
    TokenAnswer run(BooleanSupplier isNeeded) throws InterruptedException {
        long began = nanos.getAsLong();
        Duration pause = FIRST_PAUSE;
        while (true) {
            TokenAnswer answer = source.ask();
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
}
