package io.boxoffice.boot;

import io.boxoffice.refresh.SessionService;
import io.boxoffice.refresh.Swept;
import io.boxoffice.settings.Settings;
import io.boxoffice.signin.SignInService;
import io.boxoffice.signing.KeyRotator;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes invalid what was issued before a time, if the operator asks for it: after a backup was restored, in which what was
 * revoked since is alive again (ST-06). Asked twice, it finds nothing more to do.
 */
@Dependent
class Invalidation {
    private static final Logger LOG = System.getLogger(Invalidation.class.getName());
    private static final int BATCH = 5_000;

    @Inject
    Settings settings;

    @Inject
    KeyRotator rotations;

    @Inject
    SessionService sessions;

    @Inject
    SignInService signIns;

    static Optional<Instant> before(Settings settings) {
        return settings.past("boxoffice.invalidate.before", Clock.systemUTC());
    }

    void run() {
        before(settings).ifPresent(time -> {
            rotations.revokeAllBefore(time);
            endSignInsBefore(time);
            int ended = endSessionsBefore(time);
            LOG.log(Level.WARNING, "All that was issued before " + time + " is invalid; sessions ended: " + ended);
        });
    }

    private void endSignInsBefore(Instant time) {
        boolean mayBeMore = signIns.endBefore(time, BATCH);
        while (mayBeMore) {
            mayBeMore = signIns.endBefore(time, BATCH);
        }
    }

    /** Each batch is a transaction of its own: all of them may take longer than one may. */
    private int endSessionsBefore(Instant time) {
        int ended = 0;
        Optional<UUID> behind = Optional.of(new UUID(0, 0));
        while (behind.isPresent()) {
            Swept swept = sessions.endBefore(time, behind.get());
            ended += swept.ended();
            behind = swept.last();
        }
        return ended;
    }
}
