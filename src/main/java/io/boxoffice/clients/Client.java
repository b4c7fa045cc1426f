package io.boxoffice.clients;

import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.GrantType;
import java.time.Instant;
import java.util.List;

/**
 * A registered client.
 *
 * @param secrets at most two; one that is over stays until another takes its place
 * @param version changes with every change of it and of its secrets
 */
public record Client(
        ClientId id, Registration registration, List<ClientSecret> secrets, Instant createdAt, long version) {
    public Client {
        secrets = List.copyOf(secrets);
    }

    /** Whether it may use a grant. */
    public boolean mayUse(GrantType grant) {
        return registration.grantTypes().contains(grant);
    }

    /** Whether it can keep a secret. */
    public boolean isConfidential() {
        return registration.type() == ClientType.CONFIDENTIAL;
    }
}
