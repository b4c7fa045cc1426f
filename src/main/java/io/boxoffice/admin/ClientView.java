package io.boxoffice.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.boxoffice.clients.Client;
import io.boxoffice.clients.ClientSecret;
import io.boxoffice.clients.Registration;
import io.boxoffice.oauth.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A client as administrators see it.
 *
 * @param clientSecret its first secret: in the answer that makes it, and never again
 */
record ClientView(
        String clientId,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> clientSecret,
        @JsonUnwrapped Registration registration,
        List<SecretView> secrets,
        Instant createdAt) {

    /** A secret without the secret; {@code null} where it has no end. */
    record SecretView(UUID id, Instant createdAt, @Nullable Instant expiresAt) {
        static SecretView of(ClientSecret secret) {
            return new SecretView(secret.id(), secret.createdAt(), secret.expiresAt());
        }
    }

    /** The answer that makes a secret, the only one that has it. */
    record NewSecretView(
            UUID id,
            String clientSecret,
            Instant createdAt,
            @Nullable Instant expiresAt) {
        static NewSecretView of(ClientSecret secret, Secret shown) {
            return new NewSecretView(secret.id(), shown.reveal(), secret.createdAt(), secret.expiresAt());
        }

        /** A record prints its components; a secret must not be printed. */
        @Override
        public String toString() {
            return "NewSecretView[" + id + "]";
        }
    }

    static ClientView of(Client client) {
        return of(client, Optional.empty());
    }

    static ClientView of(Client client, Optional<Secret> shown) {
        return new ClientView(
                client.id().value(),
                shown.map(Secret::reveal),
                client.registration(),
                client.secrets().stream().map(SecretView::of).toList(),
                client.createdAt());
    }

    /** A record prints its components; a secret must not be printed. */
    @Override
    public String toString() {
        return "ClientView[" + clientId + "]";
    }
}
