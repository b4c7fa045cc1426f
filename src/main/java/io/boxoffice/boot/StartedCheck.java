package io.boxoffice.boot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** {@code /health/started}: the schema, the key ring and the first keys are there. */
@ApplicationScoped
public class StartedCheck {
    @Inject
    Readiness readiness;

    Health.Check call() {
        return Health.Check.of("started", readiness.isReady());
    }
}
