package io.boxoffice.device;

import io.boxoffice.json.Parameters;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A device's request as stored: it waits ten minutes; its person decides once, which gives it a user or none; its device comes for the tokens
 * once. Until then the device asks again and again, and the row notes how often.
 */
@Entity
@Table(name = "device_request")
class StoredDeviceRequest {
    @Id
    private byte[] hash;

    @Column(name = "client_id")
    private String clientId;

    private String parameters;
    private @Nullable String jkt;

    @Column(name = "user_code")
    private String userCode;

    private String address;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "poll_interval")
    private int pollInterval;

    @Column(name = "polled_at")
    private @Nullable Instant polledAt;

    @Column(name = "decided_at")
    private @Nullable Instant decidedAt;

    @Column(name = "account_id")
    private @Nullable UUID accountId;

    private @Nullable String audience;
    private @Nullable String scope;

    @Column(name = "identity_scope")
    private @Nullable String identityScope;

    @Column(name = "auth_time")
    private @Nullable Instant authTime;

    private @Nullable String amr;
    private @Nullable String acr;

    @Column(name = "redeemed_at")
    private @Nullable Instant redeemedAt;

    @SuppressWarnings("NullAway.Init")
    protected StoredDeviceRequest() {}

    DeviceHash hash() {
        return DeviceHash.of(hash);
    }

    boolean isOf(ClientId client) {
        return clientId.equals(client.value());
    }

    /** Whether whoever comes for the tokens has the key that was shown when they were asked for, if one was. */
    boolean isKeyShown(Optional<Confirmation> shown) {
        Optional<Confirmation> boundTo = Optional.ofNullable(jkt).map(Confirmation::new);
        return boundTo.isEmpty() || boundTo.equals(shown);
    }

    boolean waitsAt(Instant now) {
        return decidedAt == null && !isOverAt(now);
    }

    boolean isOverAt(Instant now) {
        return !now.isBefore(expiresAt);
    }

    boolean isDenied() {
        return decidedAt != null && accountId == null;
    }

    boolean isRedeemed() {
        return redeemedAt != null;
    }

    void redeem(Instant now) {
        redeemedAt = now;
    }

    Polling polling() {
        return new Polling(Duration.ofSeconds(pollInterval), Optional.ofNullable(polledAt));
    }

    void note(Polling polling) {
        pollInterval = Math.toIntExact(polling.interval().toSeconds());
        polledAt = polling.last().orElse(null);
    }

    AskedDevice asked() {
        return new AskedDevice(
                hash(),
                new ClientId(clientId),
                Parameters.of(parameters.getBytes(StandardCharsets.US_ASCII)),
                new UserCode(userCode),
                address,
                createdAt);
    }

    /** What was allowed; nothing as long as nobody has. */
    Optional<DeviceGrant> grant() {
        return Optional.ofNullable(accountId)
                .map(user -> new DeviceGrant(
                        new UserId(user),
                        Authentication.stored(
                                Objects.requireNonNull(authTime),
                                Objects.requireNonNull(amr),
                                Objects.requireNonNull(acr)),
                        new Audience(Objects.requireNonNull(audience)),
                        Scopes.parse(Objects.requireNonNull(scope)).orElse(Scopes.NONE),
                        Scopes.parse(Objects.requireNonNull(identityScope)).orElse(Scopes.NONE)));
    }
}
