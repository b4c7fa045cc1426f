package io.boxoffice.boot;

import io.boxoffice.transport.Drain;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** {@code /health/ready}: open, not about to stop, and the database answers. Keys are there since it opened. */
@Readiness
@ApplicationScoped
public class ReadyCheck implements HealthCheck {
    private static final int SECONDS = 1;

    @Inject
    OpenSign sign;

    @Inject
    Drain drain;

    @Resource(lookup = "jdbc/boxoffice")
    DataSource database;

    @Override
    public HealthCheckResponse call() {
        boolean ready = sign.isHung() && !drain.hasBegun() && databaseAnswers();
        return HealthCheckResponse.named("ready").status(ready).build();
    }

    private boolean databaseAnswers() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(SECONDS);
        } catch (SQLException unreachable) {
            return false;
        }
    }
}
