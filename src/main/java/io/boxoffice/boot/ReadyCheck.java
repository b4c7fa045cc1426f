package io.boxoffice.boot;

import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.Audiences;
import io.boxoffice.signing.Keys;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** {@code /health/ready}: open, the database answers, and every audience has a key that signs. */
@Readiness
@ApplicationScoped
public class ReadyCheck implements HealthCheck {
    private static final int SECONDS = 1;

    @Inject
    OpenSign sign;

    @Inject
    Audiences audiences;

    @Inject
    Keys keys;

    @Resource(lookup = "jdbc/boxoffice")
    DataSource database;

    @Override
    public HealthCheckResponse call() {
        boolean ready = sign.isHung() && databaseAnswers() && everyAudienceHasItsKey();
        return HealthCheckResponse.named("ready").status(ready).build();
    }

    private boolean databaseAnswers() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(SECONDS);
        } catch (SQLException unreachable) {
            return false;
        }
    }

    private boolean everyAudienceHasItsKey() {
        return audiences.all().values().stream().map(AudiencePolicy::audience).allMatch(keys::hasActive);
    }
}
