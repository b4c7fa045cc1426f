package io.boxoffice.boot;

import io.boxoffice.settings.Settings;
import io.boxoffice.transport.Drain;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;

/**
 * What SIGTERM does before the server hears of it: for {@code boxoffice.drain} the node serves on and sends away who asks.
 * The server stops accepting as soon as it is asked to stop, which is before any proxy knows. A second SIGTERM ends the
 * wait.
 */
@Dependent
class Termination {
    private static final Logger LOG = System.getLogger(Termination.class.getName());

    @Inject
    Settings settings;

    @Inject
    Drain drain;

    private Optional<Sigterm> caught = Optional.empty();

    /** From now on; nothing is caught where there is nothing to wait for. */
    void expect() {
        Duration time = DrainSettings.of(settings).time();
        if (time.isZero()) {
            return;
        }
        caught = Sigterm.doFirst(() -> leave(time));
        if (caught.isEmpty()) {
            LOG.log(Level.WARNING, "This Java does not tell of SIGTERM: boxoffice.drain has no effect.");
        }
    }

    @PreDestroy
    void forget() {
        caught.ifPresent(Sigterm::release);
    }

    private void leave(Duration time) {
        if (drain.hasBegun()) {
            return;
        }
        drain.begin();
        LOG.log(Level.INFO, "SIGTERM: not ready from now on, and the end is in " + time + ".");
        try {
            Thread.sleep(time);
        } catch (InterruptedException now) {
            Thread.currentThread().interrupt();
        }
    }
}
