package io.boxoffice.dpop;

import io.boxoffice.database.Connecting;
import io.boxoffice.database.DatabaseAddress;
import io.boxoffice.database.Role;
import io.boxoffice.settings.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The memory by which no proof is taken twice (RFC 9449 11.1): a row in the database for each that was taken, so every node knows it, also
 * after a restart. It is bounded by refusing, never by forgetting one that could come again.
 */
@ApplicationScoped
public class UsedProofs {
    private static final Duration PATIENCE = Duration.ofMillis(2_500);

    @Inject
    Settings settings;

    @Inject
    DpopSettings limits;

    @Inject
    Clock clock;

    private @Nullable KeyRates rates;
    private @Nullable ProofWriter writer;
    private @Nullable Thread thread;

    /** Takes a proof, if it never came before and can be remembered. */
    Use once(DpopProof proof) {
        Optional<Duration> wait = rates().take(proof.key(), clock.instant());
        return wait.<Use>map(Use.TooMany::new).orElseGet(() -> remembered(proof.id()));
    }

    private Use remembered(UUID id) {
        try {
            return writer().add(id).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException away) {
            return new Use.NotRemembered();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return new Use.NotRemembered();
        }
    }

    private synchronized KeyRates rates() {
        KeyRates present = rates;
        if (present == null) {
            present = new KeyRates(limits.perKey());
            rates = present;
        }
        return present;
    }

    /** Nobody pays for it where no token is bound. */
    private synchronized ProofWriter writer() {
        ProofWriter present = writer;
        if (present == null) {
            DatabaseAddress address = DatabaseAddress.of(settings);
            present = new ProofWriter(() -> Connecting.connect(address, Role.RUNTIME, "boxoffice-dpop"), limits.most());
            writer = present;
            thread = Thread.ofPlatform().daemon().name("boxoffice-dpop").start(present);
        }
        return present;
    }

    @PreDestroy
    void end() {
        if (thread != null) {
            thread.interrupt();
        }
    }
}
