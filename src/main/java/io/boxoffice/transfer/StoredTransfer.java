package io.boxoffice.transfer;

import io.boxoffice.device.Polling;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.UserId;
import io.boxoffice.refresh.Device;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transfer as stored: it waits for a device, which redeems its code once; then for the decision on the first device, once; then for the new
 * device, which comes for its tokens once. Each step is one conditional write past this object, which only reads.
 */
@Entity
@Table(name = "device_transfer")
class StoredTransfer {
    @Id
    private UUID id;

    @Column(name = "account_id")
    private UUID accountId;

    @Column(name = "account_version")
    private long accountVersion;

    @Column(name = "session_id")
    private UUID sessionId;

    private String audience;
    private String scope;

    @Column(name = "auth_time")
    private Instant authTime;

    private String amr;
    private String acr;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "ticket_hash")
    private byte @Nullable [] ticketHash;

    private @Nullable Integer number;

    @Column(name = "device_name")
    private @Nullable String deviceName;

    private @Nullable String address;

    @Column(name = "user_agent")
    private @Nullable String userAgent;

    @Column(name = "poll_interval")
    private int pollInterval;

    @Column(name = "polled_at")
    private @Nullable Instant polledAt;

    @Column(name = "decided_at")
    private @Nullable Instant decidedAt;

    private boolean approved;

    @Column(name = "completed_at")
    private @Nullable Instant completedAt;

    @SuppressWarnings("NullAway.Init")
    protected StoredTransfer() {}

    UUID id() {
        return id;
    }

    boolean isOf(Passing from) {
        return from.equals(from());
    }

    private Passing from() {
        return new Passing(new UserId(accountId), new SessionId(sessionId));
    }

    Audience audience() {
        return new Audience(audience);
    }

    Polling polling() {
        return new Polling(Duration.ofSeconds(pollInterval), Optional.ofNullable(polledAt));
    }

    TransferState stateAt(Instant now) {
        if (completedAt != null) {
            return TransferState.COMPLETED;
        }
        if (decidedAt != null && !approved) {
            return TransferState.DENIED;
        }
        if (!now.isBefore(expiresAt)) {
            return TransferState.EXPIRED;
        }
        return approved ? TransferState.APPROVED : ticketHash == null ? TransferState.WAITING : TransferState.REDEEMED;
    }

    SeenTransfer seenAt(Instant now) {
        return new SeenTransfer(
                id,
                stateAt(now),
                audience(),
                scope(),
                expiresAt,
                Optional.ofNullable(number)
                        .map(shown -> new SeenTransfer.Redeemer(new NewDevice(name(), device()), shown)));
    }

    TransferLook.Approved approved() {
        return new TransferLook.Approved(
                id, from(), accountVersion, audience(), scope(), Authentication.stored(authTime, amr, acr), name());
    }

    private Scopes scope() {
        return Scopes.parse(scope).orElse(Scopes.NONE);
    }

    private String name() {
        return Objects.requireNonNull(deviceName);
    }

    private Device device() {
        return new Device(Objects.requireNonNull(address), userAgent);
    }
}
