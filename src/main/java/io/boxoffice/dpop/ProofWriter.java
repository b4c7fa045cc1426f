package io.boxoffice.dpop;

import io.boxoffice.log.CountedLog;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes the proofs of a node, on a thread and a connection of its own: those that come while a statement is under way are the next one's,
 * so that a crowd costs few commits. The connection is there while any row is; whoever comes after a rest waits for a new one.
 */
final class ProofWriter implements Runnable {
    /** How a connection is made. */
    interface Connecting {
        Connection connect() throws SQLException;
    }

    private record Waiting(UUID id, CompletableFuture<Use> use) {}

    private static final CountedLog LOG = new CountedLog(ProofWriter.class);
    private static final int MOST_AT_ONCE = 500;
    private static final long SWEEP_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long COUNT_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final String FULL = "There are as many DPoP proofs as there may be, and none is taken";
    private static final String AWAY = "DPoP proofs cannot be remembered, and none is taken";

    private final Connecting connecting;
    private final int most;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private @Nullable ProofRows rows;
    private int kept;
    private long swept = System.nanoTime();
    private long counted = System.nanoTime();

    /**
     * Has no connection yet.
     *
     * @param most rows that there may be
     */
    ProofWriter(Connecting connecting, int most) {
        this.connecting = connecting;
        this.most = most;
    }

    /** Has a proof remembered; what it comes to, comes later. */
    Future<Use> add(UUID id) {
        Waiting waiting = new Waiting(id, new CompletableFuture<>());
        queue.add(waiting);
        return waiting.use();
    }

    @Override
    public void run() {
        try {
            while (true) {
                serve(next());
            }
        } catch (InterruptedException ended) {
            disconnect();
        }
    }

    /** Those who wait; nobody if it is time to forget what is over. */
    private List<Waiting> next() throws InterruptedException {
        Waiting first = rows == null ? queue.take() : queue.poll(SWEEP_NANOS, TimeUnit.NANOSECONDS);
        List<Waiting> batch = new ArrayList<>();
        if (first != null) {
            batch.add(first);
            queue.drainTo(batch, MOST_AT_ONCE - 1);
        }
        return batch;
    }

    private void serve(List<Waiting> batch) {
        try {
            ProofRows connected = connected();
            if (!batch.isEmpty()) {
                write(batch, connected);
            }
            sweep(connected);
        } catch (SQLException | RuntimeException away) {
            LOG.write(Level.ERROR, AWAY, "anywhere", AWAY + ": " + away.getMessage());
            disconnect();
        } finally {
            answer(batch, new Use.NotRemembered()); // who was answered stays so
        }
    }

    private void write(List<Waiting> batch, ProofRows connected) throws SQLException {
        if (kept >= most) {
            LOG.write(Level.ERROR, FULL, "anywhere", FULL + ": boxoffice.dpop.proofs");
            return;
        }
        Set<UUID> ids = new TreeSet<>();
        batch.forEach(waiting -> ids.add(waiting.id()));
        Set<UUID> fresh = connected.add(ids);
        kept += fresh.size();
        for (Waiting waiting : batch) {
            // Of two that came with the same proof at once, one is the first.
            waiting.use().complete(fresh.remove(waiting.id()) ? new Use.First() : new Use.Again());
        }
    }

    private void sweep(ProofRows connected) throws SQLException {
        if (System.nanoTime() - swept < SWEEP_NANOS) {
            return;
        }
        swept = System.nanoTime();
        kept -= connected.forget();
        if (kept <= 0 || swept - counted > COUNT_NANOS) {
            count(connected);
        }
        if (kept == 0) {
            disconnect();
        }
    }

    /** Other nodes write and forget too. */
    private void count(ProofRows connected) throws SQLException {
        kept = connected.count(most);
        counted = System.nanoTime();
    }

    private static void answer(List<Waiting> batch, Use use) {
        batch.forEach(waiting -> waiting.use().complete(use));
    }

    private ProofRows connected() throws SQLException {
        ProofRows present = rows;
        if (present == null) {
            present = new ProofRows(connecting.connect());
            rows = present;
            count(present);
        }
        return present;
    }

    private void disconnect() {
        try (ProofRows over = rows) {
            rows = null;
        } catch (SQLException lost) {
            rows = null;
        }
    }
}
