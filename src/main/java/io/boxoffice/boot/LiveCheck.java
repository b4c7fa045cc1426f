package io.boxoffice.boot;

import jakarta.enterprise.context.ApplicationScoped;

/** {@code /health/live}: the process answers. */
@ApplicationScoped
public class LiveCheck {
    Health.Check call() {
        return Health.Check.of("live", true);
    }
}
