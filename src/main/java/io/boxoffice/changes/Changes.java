package io.boxoffice.changes;

import io.boxoffice.database.Writable;
import io.boxoffice.settings.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Has this node read anew what another one changed, on a thread and a connection of its own. PostgreSQL says so
 * ({@code LISTEN}); a notification can be lost with its connection, so everything is read every 400 ms in any case. While
 * the database is away the present state stays, and {@link #isConfirmedWithin} says how old it is.
 */
@ApplicationScoped
public class Changes {
    private static final Logger LOG = System.getLogger(Changes.class.getName());
    private static final long POLL_MILLIS = 400;

    /** A gap between two confirmations that is longer was an outage. */
    private static final Duration OUTAGE = Duration.ofMillis(1_500);

    /** What fails for a shorter time may only have found every connection taken. */
    private static final Duration AWAY = Duration.ofSeconds(2);

    /** A commit whose outcome nobody knows may have been made so long before its node missed the database. */
    private static final Duration BEFORE_NOTICED = Duration.ofSeconds(4);

    /** So long a node may not have listened before it is not ready any more. */
    private static final Duration DEAF = Duration.ofSeconds(5);

    /** In nanoseconds of {@link System#nanoTime}: no clock that is set moves it. */
    private record Outage(long began, long ended) {
        boolean holds(long moment) {
            return moment - began > 0 && moment - ended < 0;
        }
    }

    @Inject
    Settings settings;

    private Map<String, Runnable> readings = Map.of();
    private @Nullable Thread thread;
    private volatile boolean failing;
    private volatile boolean lost;
    private volatile boolean ended;
    private volatile boolean unheard;
    private volatile long listenedNanos = System.nanoTime();
    private volatile long confirmedNanos = System.nanoTime();
    private volatile Outage lastOutage = new Outage(0, 0);

    /**
     * Reads everything once and goes on.
     *
     * @param byTopic what is to be read when something of a topic changed; topics are what the triggers tell
     */
    public void begin(Map<String, Runnable> byTopic) {
        readings = byTopic;
        readAll();
        thread = Thread.ofPlatform().daemon().name("boxoffice-changes").start(this::run);
    }

    /** Whether the state of this node was confirmed by the database no longer ago than this. */
    public boolean isConfirmedWithin(Duration age) {
        return System.nanoTime() - confirmedNanos < age.toNanos();
    }

    /**
     * Whether the database is away: no new connection can be made and nothing can be read by the others, or nothing could
     * be read for 2 s. That every connection breaks at once is not enough: the next ones may be good.
     */
    public boolean isAway() {
        return lost || (failing && !isConfirmedWithin(AWAY));
    }

    /** Whether this node hears what others change, or did so within 5 s. Without it all is felt later, and may never be. */
    public boolean isListening() {
        return System.nanoTime() - listenedNanos < DEAF.toNanos();
    }

    /**
     * How much of the time since something happened counts: all of it, or that since the end of the outage in which it
     * happened, for while the database was away nobody could get an answer. A caller may be quicker than {@link #run} to find
     * it back: until that has noticed, the outage ends now.
     *
     * @param age how long ago it happened, not negative
     */
    public Duration sinceResumed(Duration age) {
        long now = System.nanoTime();
        Duration unconfirmed = Duration.ofNanos(now - confirmedNanos);
        Outage outage = unconfirmed.compareTo(OUTAGE) > 0 ? outageOf(unconfirmed, now) : lastOutage;
        return outage.holds(now - age.toNanos()) ? Duration.ofNanos(now - outage.ended()) : age;
    }

    @PreDestroy
    void end() {
        ended = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void run() {
        while (!ended) {
            boolean connected = false;
            try (Connection connection = Listening.connect(settings)) {
                connected = true;
                listen(connection);
            } catch (SQLException
                    | RuntimeException broken) { // whatever it was: without this thread the node stays closed
                tryToReadAll();
                lost = failing && !connected;
                complain(broken);
                pause();
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN boxoffice");
        }
        PGConnection notified = connection.unwrap(PGConnection.class);
        while (!ended) {
            tryToReadAll();
            Writable.require(connection);
            listenedNanos = System.nanoTime();
            unheard = false;
            long next = System.nanoTime() + POLL_MILLIS * 1_000_000;
            while (!ended && System.nanoTime() < next) {
                hear(notified.getNotifications((int) Math.max(1, (next - System.nanoTime()) / 1_000_000)));
            }
        }
    }

    private void hear(PGNotification[] heard) {
        for (PGNotification notification : heard) {
            Runnable reading = readings.get(notification.getParameter());
            if (reading != null) {
                tryTo(reading);
            }
        }
    }

    private void tryToReadAll() {
        failing = !tryTo(this::readAll);
        lost = lost && failing;
    }

    private void readAll() {
        long begun = System.nanoTime();
        readings.values().forEach(Runnable::run);
        noteOutage(Duration.ofNanos(begun - confirmedNanos));
        confirmedNanos = begun;
    }

    private void noteOutage(Duration unconfirmed) {
        if (unconfirmed.compareTo(OUTAGE) > 0) {
            lastOutage = outageOf(unconfirmed, System.nanoTime());
        }
    }

    private static Outage outageOf(Duration unconfirmed, long ended) {
        return new Outage(ended - unconfirmed.plus(BEFORE_NOTICED).toNanos(), ended);
    }

    private boolean tryTo(Runnable reading) {
        try {
            reading.run();
            return true;
        } catch (RuntimeException unavailable) {
            if (!failing) {
                LOG.log(Level.ERROR, "What other nodes changed cannot be read; the present state stays until it can.");
                LOG.log(Level.DEBUG, "What other nodes changed cannot be read.", unavailable);
            }
            failing = true;
            return false;
        }
    }

    /** Once for each time that it begins; where nothing can be read either, that was said. */
    private void complain(Exception broken) {
        if (failing) {
            listenedNanos = System.nanoTime(); // that it is away is told elsewhere; it gets this long to be heard again
        } else if (!unheard && !isListening()) {
            LOG.log(
                    Level.ERROR,
                    "What other nodes change is not heard, so this node is not ready: " + broken.getMessage());
            unheard = true;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
