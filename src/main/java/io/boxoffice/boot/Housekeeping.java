package io.boxoffice.boot;

import io.boxoffice.account.Attempts;
import io.boxoffice.account.RecoveryLinks;
import io.boxoffice.authorization.WaitingRequests;
import io.boxoffice.clients.DocumentRows;
import io.boxoffice.clients.UsedAssertions;
import io.boxoffice.device.DeviceRequests;
import io.boxoffice.drill.Drills;
import io.boxoffice.factor.HalfLogins;
import io.boxoffice.factor.Passkeys;
import io.boxoffice.mail.Outbox;
import io.boxoffice.refresh.SessionService;
import io.boxoffice.revocation.RevocationRows;
import io.boxoffice.signin.SignInService;
import io.boxoffice.status.StatusIndexes;
import io.boxoffice.transfer.Redemptions;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntPredicate;

/** Throws away what is over, and makes room for what comes, on every node: each step may be taken twice. Holds no rule. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Housekeeping {
    private static final Logger LOG = System.getLogger(Housekeeping.class.getName());
    private static final long EVERY_MILLIS = Duration.ofMinutes(10).toMillis();

    private static final int MOST_BATCHES = 100;
    private static final int BATCH = 5_000;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private UUID lookedAt = BEFORE_ALL;

    @Resource
    TimerService timers;

    @Inject
    SessionService sessions;

    @Inject
    RevocationRows revocations;

    @Inject
    UsedAssertions assertions;

    @Inject
    DocumentRows documents;

    @Inject
    WaitingRequests authorizations;

    @Inject
    DeviceRequests devices;

    @Inject
    Redemptions transfers;

    @Inject
    SignInService signIns;

    @Inject
    HalfLogins halfLogins;

    @Inject
    Passkeys passkeys;

    @Inject
    Drills drills;

    @Inject
    RecoveryLinks links;

    @Inject
    Outbox mails;

    @Inject
    StatusIndexes statusIndexes;

    @Inject
    Attempts attempts;

    @Inject
    Clock clock;

    /** Cleans up from now on. */
    public void begin() {
        timers.createIntervalTimer(EVERY_MILLIS, EVERY_MILLIS, new TimerConfig("housekeeping", false));
        tidy();
    }

    @Timeout
    void tidy() {
        tryTo("keep the partitions of the sessions", sessions::keepPartitions);
        tryTo("end the sessions that are over", this::endOver);
        tryTo("purge the revocations", () -> some(_ -> revocations.purge(clock.instant())));
        tryTo("purge the assertions of clients", () -> some(_ -> assertions.purge(clock.instant())));
        tryTo("purge the authorization requests", () -> some(authorizations::purge));
        tryTo("purge the clients of documents", () -> some(documents::purge));
        tryTo("purge the requests of devices", () -> some(devices::purge));
        tryTo("purge the devices that others sign in", () -> some(transfers::purge));
        tryTo("purge the sign-ins", () -> some(signIns::purge));
        tryTo("purge the logins without a second factor", () -> some(halfLogins::purge));
        tryTo("purge the challenges of passkeys", () -> some(passkeys::purge));
        tryTo("purge the drills", () -> some(drills::purge));
        tryTo("purge the links to set a password", () -> some(links::purge));
        tryTo("purge the mails", () -> some(mails::purge));
        tryTo("purge the status lists", statusIndexes::purge);
        tryTo("purge the tallies of logins", attempts::purge);
    }

    /** Some of them each time; the next time goes on where this one stops. */
    private void endOver() {
        for (int batch = 0; batch < MOST_BATCHES; batch++) {
            Optional<UUID> last = sessions.endOver(lookedAt);
            lookedAt = last.orElse(BEFORE_ALL);
            if (last.isEmpty()) {
                return;
            }
        }
    }

    private static void some(IntPredicate purge) {
        for (int batch = 0; batch < MOST_BATCHES && purge.test(BATCH); batch++) {
            LOG.log(Level.DEBUG, "There is more to purge.");
        }
    }

    private static void tryTo(String what, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "Could not " + what + "; it is tried again in ten minutes.");
            LOG.log(Level.DEBUG, "Could not " + what + ".", failed);
        }
    }
}
