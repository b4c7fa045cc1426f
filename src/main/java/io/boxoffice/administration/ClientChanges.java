package io.boxoffice.administration;

import io.boxoffice.clients.Client;
import io.boxoffice.clients.ClientRegistry;
import io.boxoffice.clients.Registration;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.refresh.EndReason;
import io.boxoffice.refresh.SessionService;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** The transactions in which a client changes and what it has is refused, both or neither. */
@Stateless
public class ClientChanges {
    @Inject
    ClientRegistry registry;

    @Inject
    SessionService sessions;

    /** Replaces what is registered of a client; one that is disabled loses all it has. */
    public ClientRegistry.Changing change(Client seen, Registration wanted) {
        ClientRegistry.Changing outcome = registry.change(seen, wanted);
        if (outcome instanceof ClientRegistry.Changed && !wanted.enabled()) {
            sessions.refuseAllOf(seen.id(), EndReason.Known.CLIENT_DISABLED);
        }
        return outcome;
    }

    /** Removes a client with all it has. */
    public ClientRegistry.Removing remove(ClientId id) {
        ClientRegistry.Removing outcome = registry.remove(id);
        if (outcome instanceof ClientRegistry.Removed) {
            sessions.refuseAllOf(id, EndReason.Known.CLIENT_DELETED);
        }
        return outcome;
    }
}
