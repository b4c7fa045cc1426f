package io.boxoffice.device;

import io.boxoffice.audit.Audit;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.RandomSecret;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** The transactions on devices that wait for their user (RFC 8628 3): each is decided once, and gets its tokens once, on whatever node. */
@Stateless
public class DeviceRequests {
    /** What came of a device's question. */
    public sealed interface Look permits Good, Pending, TooFast, Denied, Over, AnotherTarget, Refused {}

    /** It is allowed, and nobody else can redeem it before the transaction ends. */
    public record Good(DeviceHash hash, DeviceGrant grant) implements Look {}

    /** Nobody has decided yet. */
    public record Pending() implements Look {}

    /** Likewise, and it must wait longer from now on. */
    public record TooFast() implements Look {}

    /** Its person did not allow it. */
    public record Denied() implements Look {}

    /** It waited for too long. */
    public record Over() implements Look {}

    /** It is allowed, and another audience is named than the one that it asked for: it stays as it was. */
    public record AnotherTarget() implements Look {}

    /**
     * The code is not good for whoever presents it, and nothing happens by that.
     *
     * @param reason for the operator only
     */
    public record Refused(String reason) implements Look {}

    /**
     * Who asks, with what.
     *
     * @param client who it is, which was shown
     * @param shown the key that is shown
     * @param target the audience that is named, if one is
     */
    public record Presented(
            String deviceCode, ClientId client, Optional<Confirmation> shown, Optional<Audience> target) {
        @Override
        public String toString() {
            return "Presented[client=" + client + "]";
        }
    }

    /** How long a device waits. */
    public static final Duration LIFE = Duration.ofMinutes(10);

    /** How often it may ask at first. */
    public static final Duration INTERVAL = Polling.FIRST;

    /** So many devices of one client wait at most. */
    static final int MOST_OF_CLIENT = 10_000;

    private static final Duration KEPT = Duration.ofHours(1);

    private static final String WAITING = """
            SELECT count(*) FROM (SELECT FROM device_request WHERE client_id = ?1 AND expires_at > ?2 LIMIT ?3) AS waiting""";

    private static final String ADD = """
            INSERT INTO device_request (hash, client_id, parameters, jkt, user_code, address, created_at, expires_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (user_code) DO NOTHING""";

    private static final String OPEN = """
            UPDATE device_request SET opened = opened + 1
            WHERE user_code = ?1 AND decided_at IS NULL AND expires_at > ?2 AND opened < 10""";

    private static final String ALLOW = """
            UPDATE device_request SET decided_at = ?1, account_id = ?2, audience = ?3, scope = ?4, identity_scope = ?5,
                auth_time = ?6, amr = ?7, acr = ?8
            WHERE hash = ?9 AND decided_at IS NULL AND expires_at > ?1""";

    private static final String DENY =
            "UPDATE device_request SET decided_at = ?1 WHERE hash = ?2 AND decided_at IS NULL AND expires_at > ?1";

    private static final String PURGE = """
            DELETE FROM device_request WHERE hash IN (
                SELECT hash FROM device_request WHERE expires_at < ?1 ORDER BY expires_at LIMIT ?2
                FOR UPDATE SKIP LOCKED)""";

    @PersistenceContext
    EntityManager entities;

    @Inject
    CodeTally tally;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** Has a device wait for its person; nothing if so many of its client do that no more fit. */
    public Optional<DeviceCodes> add(NewDeviceRequest request) {
        Object waiting = entities.createNativeQuery(WAITING)
                .setParameter(1, request.client().value())
                .setParameter(2, clock.instant())
                .setParameter(3, MOST_OF_CLIENT)
                .getSingleResult();
        return ((Number) waiting).intValue() < MOST_OF_CLIENT ? Optional.of(added(request)) : Optional.empty();
    }

    /** Of 25,600,000,000 user codes one may be in use, and another one is taken. */
    private DeviceCodes added(NewDeviceRequest request) {
        DeviceCodes codes = new DeviceCodes(RandomSecret.random(), UserCode.random());
        while (!isAdded(request, codes)) {
            codes = new DeviceCodes(codes.deviceCode(), UserCode.random());
        }
        return codes;
    }

    private boolean isAdded(NewDeviceRequest request, DeviceCodes codes) {
        Instant now = clock.instant();
        return entities.createNativeQuery(ADD)
                        .setParameter(1, codes.deviceCode().hash())
                        .setParameter(2, request.client().value())
                        .setParameter(3, request.parameters().form())
                        .setParameter(
                                4,
                                request.boundTo().map(Confirmation::thumbprint).orElse(null))
                        .setParameter(5, codes.userCode().letters())
                        .setParameter(6, request.address())
                        .setParameter(7, now)
                        .setParameter(8, now.plus(LIFE))
                        .executeUpdate()
                == 1;
    }

    /** The device that shows a code and waits, for one more browser; nothing if there is none, or ten browsers were there. */
    public Optional<AskedDevice> open(UserCode code) {
        boolean isOpened = entities.createNativeQuery(OPEN)
                        .setParameter(1, code.letters())
                        .setParameter(2, clock.instant())
                        .executeUpdate()
                == 1;
        return isOpened
                ? Optional.of(entities.createQuery(
                                        "SELECT d FROM StoredDeviceRequest d WHERE d.userCode = ?1",
                                        StoredDeviceRequest.class)
                                .setParameter(1, code.letters())
                                .getSingleResult())
                        .map(StoredDeviceRequest::asked)
                : Optional.empty();
    }

    /** The device of a request, if it still waits. */
    public Optional<AskedDevice> waiting(DeviceHash hash) {
        return Optional.ofNullable(entities.find(StoredDeviceRequest.class, hash.bytes()))
                .filter(stored -> stored.waitsAt(clock.instant()))
                .map(StoredDeviceRequest::asked);
    }

    /** Allows a device something; of any number of decisions exactly one is told {@code true}. */
    public boolean allow(AskedDevice device, DeviceGrant grant) {
        boolean isDecided = entities.createNativeQuery(ALLOW)
                        .setParameter(1, clock.instant())
                        .setParameter(2, grant.user().value())
                        .setParameter(3, grant.audience().name())
                        .setParameter(4, grant.scope().toString())
                        .setParameter(5, grant.identity().toString())
                        .setParameter(6, grant.authentication().at())
                        .setParameter(7, grant.authentication().amr())
                        .setParameter(8, grant.authentication().level())
                        .setParameter(9, device.hash().bytes())
                        .executeUpdate()
                == 1;
        if (isDecided) {
            audit.record(Event.of(EventType.DEVICE_ALLOWED, grant.user().toString())
                    .at(grant.audience())
                    .because("client " + device.client() + ", asked from " + device.address() + ": "
                            + grant.scope().and(grant.identity())));
        }
        return isDecided;
    }

    /** Refuses a device; of any number of decisions exactly one is told {@code true}. */
    public boolean deny(AskedDevice device) {
        boolean isDecided = entities.createNativeQuery(DENY)
                        .setParameter(1, clock.instant())
                        .setParameter(2, device.hash().bytes())
                        .executeUpdate()
                == 1;
        if (isDecided) {
            audit.record(Event.of(EventType.DEVICE_DENIED, device.client().value())
                    .because("asked from " + device.address()));
        }
        return isDecided;
    }

    /** Whether a text is a code that was made for a client, be it good, used or over. */
    public boolean isOf(String deviceCode, ClientId client) {
        return RandomSecret.parse(deviceCode)
                .map(code -> entities.find(StoredDeviceRequest.class, code.hash()))
                .filter(stored -> stored.isOf(client))
                .isPresent();
    }

    /** Looks at a device that asks. Of any number of questions at once each sees what the one before made of it: they wait for its row. */
    public Look look(Presented presented) {
        Optional<RandomSecret> code = RandomSecret.parse(presented.deviceCode());
        Optional<StoredDeviceRequest> found =
                code.map(text -> entities.find(StoredDeviceRequest.class, text.hash(), LockModeType.PESSIMISTIC_WRITE));
        return found.map(stored -> look(DeviceHash.of(code.orElseThrow()), stored, presented))
                .orElseGet(() -> new Refused("unknown"));
    }

    private Look look(DeviceHash hash, StoredDeviceRequest stored, Presented presented) {
        if (!stored.isOf(presented.client())) {
            return new Refused("of another client");
        }
        if (!stored.isKeyShown(presented.shown())) {
            return new Refused("key not shown");
        }
        if (stored.isRedeemed()) {
            return new Refused("presented again");
        }
        if (stored.isOverAt(clock.instant())) {
            return new Over();
        }
        if (stored.isDenied()) {
            return new Denied();
        }
        return stored.grant().map(grant -> allowed(hash, grant, presented)).orElseGet(() -> polled(stored));
    }

    private static Look allowed(DeviceHash hash, DeviceGrant grant, Presented presented) {
        return presented
                        .target()
                        .filter(target -> !target.equals(grant.audience()))
                        .isPresent()
                ? new AnotherTarget()
                : new Good(hash, grant);
    }

    private Look polled(StoredDeviceRequest stored) {
        Instant now = clock.instant();
        Polling before = stored.polling();
        stored.note(before.askedAt(now));
        return before.isTooFastAt(now) ? new TooFast() : new Pending();
    }

    /** Notes that a device has its tokens, or gets none any more. Its row is held since {@link #look}. */
    public void redeem(Good good) {
        Objects.requireNonNull(
                        entities.find(StoredDeviceRequest.class, good.hash().bytes()))
                .redeem(clock.instant());
    }

    /** Deletes some of those that are over since an hour, and of what is counted of codes; whether there may be more. */
    public boolean purge(int count) {
        boolean moreTries = tally.purge(count);
        return purgeRequests(count) || moreTries;
    }

    private boolean purgeRequests(int count) {
        return entities.createNativeQuery(PURGE)
                        .setParameter(1, clock.instant().minus(KEPT))
                        .setParameter(2, count)
                        .executeUpdate()
                == count;
    }
}
