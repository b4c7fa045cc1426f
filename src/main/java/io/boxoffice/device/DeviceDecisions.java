package io.boxoffice.device;

import io.boxoffice.audit.Audit;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;

/** The transactions in which a person finds the device that waits for them, and decides of it (RFC 8628 3.3): once, on whatever node. */
@Stateless
public class DeviceDecisions {
    private static final String OPEN = """
            UPDATE device_request SET opened = opened + 1
            WHERE user_code = ?1 AND decided_at IS NULL AND expires_at > ?2 AND opened < 10""";

    private static final String ALLOW = """
            UPDATE device_request SET decided_at = ?1, account_id = ?2, audience = ?3, scope = ?4, identity_scope = ?5,
                auth_time = ?6, amr = ?7, acr = ?8
            WHERE hash = ?9 AND decided_at IS NULL AND expires_at > ?1""";

    private static final String DENY =
            "UPDATE device_request SET decided_at = ?1 WHERE hash = ?2 AND decided_at IS NULL AND expires_at > ?1";

    @PersistenceContext
    EntityManager entities;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** The device that shows a code and waits, for one more browser; nothing if there is none, or ten browsers were there. */
    public Optional<AskedDevice> open(UserCode code) {
        boolean isOpened = entities.createNativeQuery(OPEN)
                        .setParameter(1, code.letters())
                        .setParameter(2, clock.instant())
                        .executeUpdate()
                == 1;
        return isOpened ? Optional.of(opened(code).asked()) : Optional.empty();
    }

    private StoredDeviceRequest opened(UserCode code) {
        return entities.createQuery(
                        "SELECT d FROM StoredDeviceRequest d WHERE d.userCode = ?1", StoredDeviceRequest.class)
                .setParameter(1, code.letters())
                .getSingleResult();
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
}
