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
import javax.sql.DataSource;

/**
 * {@code /health/ready}: open, not about to stop, the database takes writes, what others change is heard, and what is revoked is
 * confirmed, for without that {@code guard} lets nobody in. Keys are there since it opened.
 */
@ApplicationScoped
public class ReadyCheck {
    @Inject
    OpenSign sign;

    @Inject
    Changes changes;

    /** Not before the settings were looked at. */
    @Inject
    Instance<RevocationSettings> revocations;

    @Inject
    Drain drain;

    @Resource(lookup = "jdbc/boxoffice")
    DataSource database;

    Health.Check call() {
        boolean ready =
                sign.isHung() && !drain.hasBegun() && isConfirmed() && changes.isListening() && databaseTakesWrites();
        return Health.Check.of("ready", ready);
    }

    private boolean isConfirmed() {
        return changes.isConfirmedWithin(revocations.get().staleness());
    }

    private boolean databaseTakesWrites() {
        try (Connection connection = database.getConnection()) {
            Writable.require(connection);
            return true;
        } catch (SQLException awayOrReadOnly) {
            return false;
        }
    }
}
