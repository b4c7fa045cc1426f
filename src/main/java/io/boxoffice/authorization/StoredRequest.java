package io.boxoffice.authorization;

import io.boxoffice.device.DeviceHash;
import io.boxoffice.json.Parameters;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.oauth.SignInId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An authorization request as stored: its parameters as they came, which are read again whenever it is looked at. It is opened by a browser,
 * which it belongs to from then on; a sign-in is chosen for it; and it is done when its code is made, or its user said no.
 */
@Entity
@Table(name = "authorization_request")
class StoredRequest {
    @Id
    private byte[] hash;

    @Column(name = "client_id")
    private String clientId;

    private String parameters;
    private @Nullable String jkt;
    private byte @Nullable [] browser;

    private byte @Nullable [] device;

    @Column(name = "sign_in_id", insertable = false)
    private @Nullable UUID signInId;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "done_at")
    private @Nullable Instant doneAt;

    @SuppressWarnings("NullAway.Init")
    protected StoredRequest() {}

    StoredRequest(RandomSecret handle, NewRequest request, Instant now, Duration life) {
        this.hash = handle.hash();
        this.clientId = request.client().value();
        this.parameters = request.parameters().form();
        this.jkt = request.boundTo().map(Confirmation::thumbprint).orElse(null);
        this.browser = request.browser().map(RandomSecret::hash).orElse(null);
        this.device = request.device().map(DeviceHash::bytes).orElse(null);
        this.createdAt = now;
        this.expiresAt = now.plus(life);
    }

    WaitingRequest waiting(Instant now) {
        return new WaitingRequest(
                new ClientId(clientId),
                Parameters.of(parameters.getBytes(StandardCharsets.US_ASCII)),
                Optional.ofNullable(jkt).map(Confirmation::new),
                Optional.ofNullable(browser),
                Optional.ofNullable(signInId).map(SignInId::new),
                Optional.ofNullable(device).map(DeviceHash::of),
                createdAt,
                doneAt != null,
                !now.isBefore(expiresAt));
    }
}
