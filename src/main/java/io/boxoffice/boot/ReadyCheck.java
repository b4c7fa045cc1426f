package io.boxoffice.boot;

import io.boxoffice.changes.Changes;
import io.boxoffice.database.Writable;
import io.boxoffice.revocation.RevocationSettings;
import io.boxoffice.transport.Drain;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * {@code /health/ready}: open, not about to stop, the database takes writes, what others change is heard, and what is revoked is
 * confirmed, for without that {@code guard} lets nobody in. Keys are there since it opened.
 */
@ApplicationScoped
public class ReadyCheck {
    private static final Duration ANSWER_HOLDS = Duration.ofMillis(250);

    @Inject
    Readiness readiness;

    @Inject
    Changes changes;

    /** Not before the settings were looked at. */
    @Inject
    Instance<RevocationSettings> revocations;

    @Inject
    Drain drain;

    @Resource(lookup = "jdbc/boxoffice")
    DataSource database;

    private boolean takesWrites;
    private long askedNanos = System.nanoTime() - ANSWER_HOLDS.toNanos() - 1;

    Health.Check call() {
        boolean ready = readiness.isReady()
                && !drain.hasBegun()
                && isConfirmed()
                && changes.isListening()
                && databaseTakesWrites();
        return Health.Check.of("ready", ready);
    }

    private boolean isConfirmed() {
        return changes.isConfirmedWithin(revocations.get().staleness());
    }

    /** Anybody may ask as often as they like: one asks the database, and the others have what it said a moment ago. */
    private synchronized boolean databaseTakesWrites() {
        if (System.nanoTime() - askedNanos > ANSWER_HOLDS.toNanos()) {
            takesWrites = askDatabase();
            askedNanos = System.nanoTime();
        }
        return takesWrites;
    }

    private boolean askDatabase() {
        try (Connection connection = database.getConnection()) {
            Writable.require(connection);
            return true;
        } catch (SQLException awayOrReadOnly) {
            return false;
        }
    }
}
