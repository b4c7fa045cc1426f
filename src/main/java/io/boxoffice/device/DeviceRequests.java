package io.boxoffice.device;

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

/**
 * The transactions in which devices ask (RFC 8628 3.1, 3.4): each waits for its user, and gets its tokens once, on whatever node. What the user
 * decides is of {@link DeviceDecisions}.
 */
@Stateless
public class DeviceRequests {
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

    private static final String PURGE = """
            WITH gone AS MATERIALIZED (
                SELECT hash FROM device_request WHERE expires_at < ?1 ORDER BY expires_at LIMIT ?2 FOR UPDATE SKIP LOCKED)
            DELETE FROM device_request USING gone WHERE device_request.hash = gone.hash""";

    @PersistenceContext
    EntityManager entities;

    @Inject
    CodeTally tally;

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

    /** Whether a text is a code that was made for a client, be it good, used or over. */
    public boolean isOf(String deviceCode, ClientId client) {
        return RandomSecret.parse(deviceCode)
                .map(code -> entities.find(StoredDeviceRequest.class, code.hash()))
                .filter(stored -> stored.isOf(client))
                .isPresent();
    }

    /** Looks at a device that asks. Of any number of questions at once each sees what the one before made of it: they wait for its row. */
    public DeviceLook look(Presented presented) {
        return RandomSecret.parse(presented.deviceCode())
                .map(code -> entities.find(StoredDeviceRequest.class, code.hash(), LockModeType.PESSIMISTIC_WRITE))
                .map(stored -> look(stored, presented))
                .orElseGet(() -> new DeviceLook.Refused("unknown"));
    }

    private DeviceLook look(StoredDeviceRequest stored, Presented presented) {
        if (!stored.isOf(presented.client())) {
            return new DeviceLook.Refused("of another client");
        }
        if (!stored.isKeyShown(presented.shown())) {
            return new DeviceLook.Refused("key not shown");
        }
        if (stored.isRedeemed()) {
            return new DeviceLook.Refused("presented again");
        }
        if (stored.isOverAt(clock.instant())) {
            return new DeviceLook.Over();
        }
        if (stored.isDenied()) {
            return new DeviceLook.Denied();
        }
        return stored.grant().map(grant -> allowed(stored, grant, presented)).orElseGet(() -> polled(stored));
    }

    private static DeviceLook allowed(StoredDeviceRequest stored, DeviceGrant grant, Presented presented) {
        return presented
                        .target()
                        .filter(target -> !target.equals(grant.audience()))
                        .isPresent()
                ? new DeviceLook.AnotherTarget()
                : new DeviceLook.Good(stored.hash(), grant);
    }

    private DeviceLook polled(StoredDeviceRequest stored) {
        Instant now = clock.instant();
        Polling before = stored.polling();
        stored.note(before.askedAt(now));
        return before.isTooFastAt(now) ? new DeviceLook.TooFast() : new DeviceLook.Pending();
    }

    /** Notes that a device has its tokens, or gets none any more. Its row is held since {@link #look}. */
    public void redeem(DeviceLook.Good good) {
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
