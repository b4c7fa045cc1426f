package io.boxoffice.transfer;

import io.boxoffice.audit.Audit;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.audit.FrequentEvents;
import io.boxoffice.device.Polling;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.RandomSecret;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The transactions of the new device: it redeems a code, once, on whatever node, and asks with its ticket until it is told. */
@Stateless
public class Redemptions {
    /** How often a device may ask at first. */
    public static final Duration INTERVAL = Duration.ofSeconds(2);

    private static final Duration KEPT = Duration.ofHours(1);
    private static final int LEAST_NUMBER = 10;
    private static final int NUMBERS = 90;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String REDEEM = """
            UPDATE device_transfer SET redeemed_at = ?1, expires_at = ?2, ticket_hash = ?3, number = ?4, device_name = ?5, address = ?6,
                user_agent = ?7
            WHERE code_hash = ?8 AND redeemed_at IS NULL AND expires_at > ?1""";

    private static final String NOTE = "UPDATE device_transfer SET poll_interval = ?1, polled_at = ?2 WHERE id = ?3";

    private static final String COMPLETE = """
            UPDATE device_transfer SET completed_at = ?1
            WHERE id = ?2 AND approved AND completed_at IS NULL AND expires_at > ?1""";

    private static final String PURGE = """
            WITH gone AS MATERIALIZED (
                SELECT id FROM device_transfer WHERE expires_at < ?1 ORDER BY expires_at LIMIT ?2 FOR UPDATE SKIP LOCKED)
            DELETE FROM device_transfer USING gone WHERE device_transfer.id = gone.id""";

    @PersistenceContext
    EntityManager entities;

    @Inject
    Audit audit;

    @Inject
    FrequentEvents refusals;

    @Inject
    Clock clock;

    /**
     * A code becomes a ticket, which opens nothing before the first device has approved it. Of any number of devices one gets it; nothing for
     * all others, and for a code that is over or none.
     */
    public Optional<RedeemedCode> redeem(String typed, NewDevice device) {
        Optional<RedeemedCode> redeemed = TransferCode.parse(typed).flatMap(code -> redeemed(code, device));
        if (redeemed.isEmpty()) {
            refusals.note(Event.refused(EventType.AUTHN_LOGIN_FAIL, "transfer: the code is not valid"));
        }
        return redeemed;
    }

    private Optional<RedeemedCode> redeemed(TransferCode code, NewDevice device) {
        RedeemedCode redeemed = new RedeemedCode(RandomSecret.random(), LEAST_NUMBER + RANDOM.nextInt(NUMBERS));
        Instant now = clock.instant();
        boolean isFirst = entities.createNativeQuery(REDEEM)
                        .setParameter(1, now)
                        .setParameter(2, now.plus(Transfers.LIFE))
                        .setParameter(3, redeemed.ticket().hash())
                        .setParameter(4, redeemed.number())
                        .setParameter(5, device.name())
                        .setParameter(6, device.seen().address())
                        .setParameter(7, device.seen().userAgent())
                        .setParameter(8, code.hash())
                        .executeUpdate()
                == 1;
        return isFirst ? Optional.of(told(redeemed, device)) : Optional.empty();
    }

    private RedeemedCode told(RedeemedCode redeemed, NewDevice device) {
        TransferLook.Approved transfer = find(redeemed.ticket()).orElseThrow().approved();
        audit.record(
                Event.of(EventType.TRANSFER_REDEEMED, transfer.from().user().toString())
                        .at(transfer.audience())
                        .in(transfer.from().session())
                        .because(device.told()));
        return redeemed;
    }

    /** For which audience a ticket is; nothing for a text that is none. */
    public Optional<Audience> audience(String ticket) {
        return RandomSecret.parse(ticket).flatMap(this::find).map(StoredTransfer::audience);
    }

    /** Looks at a device that asks. */
    public TransferLook look(String ticket) {
        return RandomSecret.parse(ticket).flatMap(this::find).map(this::look).orElseGet(TransferLook.Unknown::new);
    }

    private Optional<StoredTransfer> find(RandomSecret ticket) {
        return entities.createQuery("SELECT t FROM StoredTransfer t WHERE t.ticketHash = :hash", StoredTransfer.class)
                .setParameter("hash", ticket.hash())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    private TransferLook look(StoredTransfer stored) {
        return switch (stored.stateAt(clock.instant())) {
            case APPROVED -> stored.approved();
            case WAITING, REDEEMED -> polled(stored);
            case DENIED -> new TransferLook.Denied();
            case EXPIRED -> new TransferLook.Over();
            case COMPLETED -> new TransferLook.Unknown();
        };
    }

    private TransferLook polled(StoredTransfer stored) {
        Instant now = clock.instant();
        Polling before = stored.polling();
        Polling after = before.askedAt(now);
        entities.createNativeQuery(NOTE)
                .setParameter(1, after.interval().toSeconds())
                .setParameter(2, now)
                .setParameter(3, stored.id())
                .executeUpdate();
        return before.isTooFastAt(now) ? new TransferLook.TooFast() : new TransferLook.Pending();
    }

    /** The tokens are this one's: of any number of questions exactly one is told {@code true}. Inside the caller's transaction. */
    public boolean complete(TransferLook.Approved approved) {
        return entities.createNativeQuery(COMPLETE)
                        .setParameter(1, clock.instant())
                        .setParameter(2, approved.id())
                        .executeUpdate()
                == 1;
    }

    /** Deletes some of those that are over since an hour; whether there may be more. */
    public boolean purge(int count) {
        return entities.createNativeQuery(PURGE)
                        .setParameter(1, clock.instant().minus(KEPT))
                        .setParameter(2, count)
                        .executeUpdate()
                == count;
    }
}
