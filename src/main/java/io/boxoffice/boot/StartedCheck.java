package io.boxoffice.boot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** {@code /health/started}: the schema, the key ring and the first keys are there. */
@Startup
@ApplicationScoped
public class StartedCheck implements HealthCheck {
    @Inject
    OpenSign sign;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("started").status(sign.isHung()).build();
    }
}
