package io.boxoffice.transfer;

import io.boxoffice.account.AccountLock;
import io.boxoffice.audit.Audit;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.oauth.UserId;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The transactions of the first device (RFC 10027): it asks, looks, and decides, once, on whatever node. */
@Stateless
public class Transfers {
    /** How long a code waits for a device, and then the device for its tokens. */
    public static final int LIFE_SECONDS = 90;

    /** The same. */
    public static final Duration LIFE = Duration.ofSeconds(LIFE_SECONDS);

    /** So many of one user wait at most. */
    static final int MOST_OF_USER = 5;

    private static final String WAITING = """
            SELECT count(*) FROM device_transfer WHERE account_id = ?1 AND expires_at > ?2 AND decided_at IS NULL""";

    private static final String ADD = """
            INSERT INTO device_transfer (id, code_hash, account_id, account_version, session_id, audience, scope, auth_time, amr, acr,
                created_at, expires_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)""";

    private static final String OPEN = """
            WHERE id = ?2 AND account_id = ?3 AND session_id = ?4 AND redeemed_at IS NOT NULL
                AND decided_at IS NULL AND expires_at > ?1""";

    private static final String APPROVE =
            "UPDATE device_transfer SET decided_at = ?1, approved = true " + OPEN + " AND number = ?5";

    private static final String DENY = "UPDATE device_transfer SET decided_at = ?1 " + OPEN;

    @PersistenceContext
    EntityManager entities;

    @Inject
    AccountLock lock;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** Has a transfer wait for a device; nothing if so many of its user do that no more fit, or they are not there any more. */
    public Optional<OfferedTransfer> ask(NewTransfer wanted) {
        return Optional.of(wanted)
                .filter(asked -> lock.hold(asked.from().user()))
                .filter(asked -> waiting(asked.from().user()) < MOST_OF_USER)
                .map(this::added);
    }

    private int waiting(UserId user) {
        Object waiting = entities.createNativeQuery(WAITING)
                .setParameter(1, user.value())
                .setParameter(2, clock.instant())
                .getSingleResult();
        return ((Number) waiting).intValue();
    }

    private OfferedTransfer added(NewTransfer wanted) {
        OfferedTransfer offered = new OfferedTransfer(UUID.randomUUID(), TransferCode.random());
        Instant now = clock.instant();
        entities.createNativeQuery(ADD)
                .setParameter(1, offered.id())
                .setParameter(2, offered.code().hash())
                .setParameter(3, wanted.from().user().value())
                .setParameter(4, wanted.version())
                .setParameter(5, wanted.from().session().value())
                .setParameter(6, wanted.audience().name())
                .setParameter(7, wanted.scope().toString())
                .setParameter(8, wanted.authentication().at())
                .setParameter(9, wanted.authentication().amr())
                .setParameter(10, wanted.authentication().level())
                .setParameter(11, now)
                .setParameter(12, now.plus(LIFE))
                .executeUpdate();
        audit.record(event(EventType.TRANSFER_ASKED, wanted.from()).at(wanted.audience()));
        return offered;
    }

    /** A transfer that this session asked for. */
    public Optional<SeenTransfer> find(UUID id, Passing from) {
        return stored(id, from).map(stored -> stored.seenAt(clock.instant()));
    }

    private Optional<StoredTransfer> stored(UUID id, Passing from) {
        return Optional.ofNullable(entities.find(StoredTransfer.class, id)).filter(stored -> stored.isOf(from));
    }

    /** Lets the new device in, if the number is the one that it shows; any other one is a refusal. Of any number of decisions one counts. */
    public TransferDecision approve(UUID id, Passing from, int number) {
        boolean isApproved = open(APPROVE, id, from).setParameter(5, number).executeUpdate() == 1;
        if (isApproved) {
            record(EventType.TRANSFER_APPROVED, id, from, "");
            return TransferDecision.DONE;
        }
        return denied(id, from, "wrong number: ") ? TransferDecision.WRONG_NUMBER : undecided(id, from);
    }

    /** Refuses the new device; of any number of decisions one counts. */
    public TransferDecision deny(UUID id, Passing from) {
        return denied(id, from, "") ? TransferDecision.DONE : undecided(id, from);
    }

    private boolean denied(UUID id, Passing from, String why) {
        boolean isDenied = open(DENY, id, from).executeUpdate() == 1;
        if (isDenied) {
            record(EventType.TRANSFER_DENIED, id, from, why);
        }
        return isDenied;
    }

    private Query open(String statement, UUID id, Passing from) {
        return entities.createNativeQuery(statement)
                .setParameter(1, clock.instant())
                .setParameter(2, id)
                .setParameter(3, from.user().value())
                .setParameter(4, from.session().value());
    }

    private TransferDecision undecided(UUID id, Passing from) {
        return stored(id, from).isPresent() ? TransferDecision.NOT_WAITING : TransferDecision.UNKNOWN;
    }

    private void record(EventType type, UUID id, Passing from, String why) {
        SeenTransfer seen = find(id, from).orElseThrow();
        audit.record(event(type, from)
                .at(seen.audience())
                .because(why + seen.device().orElseThrow().device().told()));
    }

    private static Event event(EventType type, Passing from) {
        return Event.of(type, from.user().toString()).in(from.session());
    }
}
