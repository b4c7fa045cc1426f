package io.boxoffice.clients;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.GrantType;
import io.boxoffice.oauth.IdentityScopes;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.transport.WebOrigin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

    /** Whether it is the client of {@code /auth}, and so of the page: nobody registered it. */
    public boolean isBuiltIn() {
        return id.equals(ClientId.FIRST_PARTY);
    }

    /**
     * As much as it may get of what a user has at an audience; nothing if it may not get there. The built-in client may get all that its
     * users have.
     */
    public Optional<Scopes> within(Audience audience, Scopes granted) {
        return isBuiltIn()
                ? Optional.of(granted)
                : registration.audiences().at(audience).map(granted::intersect);
    }

    /** What it gets of its users besides the scopes of an API where it names no scope at all (RFC 6749 3.3). */
    public Scopes identityByDefault() {
        return isBuiltIn() ? IdentityScopes.ALL.without(IdentityScopes.OFFLINE) : Scopes.NONE;
    }

    /** Whether a browser may be sent there with an answer for it (RFC 6749 3.1.2.3). */
    public boolean mayReturnTo(String uri) {
        return registration.redirectUris().stream().anyMatch(registered -> RedirectUri.isSame(registered, uri));
    }

    /** Whether it has pages of this origin: those that its users' browsers are sent to with answers. */
    boolean hasPageAt(WebOrigin origin) {
        return registration.redirectUris().stream()
                .flatMap(uri -> WebOrigin.ofAddress(uri).stream())
                .anyMatch(origin::equals);
    }

    /** Whether others than this client may get what is sent to an address of its own: then its user is asked each time (RFC 10017). */
    public boolean isClaimable(String uri) {
        return !isConfidential() && RedirectUri.isClaimable(uri);
    }

    /** Whether it can keep a secret. */
    public boolean isConfidential() {
        return registration.type() == ClientType.CONFIDENTIAL;
    }
}
