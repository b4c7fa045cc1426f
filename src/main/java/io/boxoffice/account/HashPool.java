package io.boxoffice.account;

import io.boxoffice.audit.Actor;
import io.boxoffice.database.Unavailable;
import io.boxoffice.transport.Network;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * As many password hashes at a time as there are processors, eight at most, and a short queue that is fair to each network:
 * who hashes or waits holds one of 24 places, and of one site 16 at most. What does not fit in is told so at once. Nothing but a
 * turn hashes, and nobody else gives turns.
 */
@ApplicationScoped
public class HashPool {
    /** The most threads that hash or wait for it, of those that {@code server.xml} has. */
    public static final int PLACES = 24;

    private static final int SHARE_OF_A_NETWORK = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Below the default of {@code boxoffice.lockout.failures}: right logins of one user at once are not refused as tries too many. */
    private static final int MOST = 8;

    private final FairQueue queue =
            new FairQueue(Math.min(MOST, Runtime.getRuntime().availableProcessors()), PLACES, SHARE_OF_A_NETWORK);

    @Inject
    Actor caller;

    /** Runs work that hashes, for the network of the request; nothing when there is no place for it, or no turn within 3 s. */
    <T> Optional<T> run(Function<FairQueue.Turn, T> work) {
        return run(() -> true, (turn, prepared) -> work.apply(turn));
    }

    /**
     * The same with something to prepare, such as a look into the database: only for who has a place, and before the turn. If the
     * database fails one of them, it fails all who wait: each would wait for it once more.
     */
    <P, T> Optional<T> run(Supplier<P> preparation, BiFunction<FairQueue.Turn, P, T> work) {
        return queue.enter(site()).flatMap(turn -> run(turn, preparation, work));
    }

    /** Without a request it is the service itself that hashes, as at its first start: a site of its own. */
    private Network site() {
        try {
            return Network.of(caller.address().orElse("")).site();
        } catch (ContextNotActiveException noRequest) {
            return Network.of("");
        }
    }

    private <P, T> Optional<T> run(
            FairQueue.Turn turn, Supplier<P> preparation, BiFunction<FairQueue.Turn, P, T> work) {
        try {
            P prepared = felt(preparation);
            return turn.await(PATIENCE) ? Optional.of(felt(() -> work.apply(turn, prepared))) : Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            queue.leave(turn);
        }
    }

    /** Only what the database did to this one counts: whoever is sent away must not send away who came since. */
    private <T> T felt(Supplier<T> step) {
        try {
            return step.get();
        } catch (RuntimeException failed) {
            if (Unavailable.isCauseOf(failed)) {
                queue.sendAway(failed);
            }
            throw failed;
        }
    }

    /** How many are being hashed. */
    public int running() {
        return queue.running();
    }

    /** How many wait for their turn. */
    public int waiting() {
        return queue.waiting();
    }
}
