package io.boxoffice.boot;

import io.boxoffice.changes.Changes;
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
 * {@code /health/ready}: open, not about to stop, the database answers, and what is revoked is confirmed, for without that
 * {@code guard} lets nobody in. Keys are there since it opened.
 */
@ApplicationScoped
public class ReadyCheck {
    private static final int SECONDS = 1;

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
        boolean ready = sign.isHung() && !drain.hasBegun() && isConfirmed() && databaseAnswers();
        return Health.Check.of("ready", ready);
    }

    private boolean isConfirmed() {
        return changes.isConfirmedWithin(revocations.get().staleness());
    }

    private boolean databaseAnswers() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(SECONDS);
        } catch (SQLException unreachable) {
            return false;
        }
    }
}
