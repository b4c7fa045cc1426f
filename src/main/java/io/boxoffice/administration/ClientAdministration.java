package io.boxoffice.administration;

import io.boxoffice.clients.Client;
import io.boxoffice.clients.ClientRegistry;
import io.boxoffice.clients.Registration;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.refresh.SessionService;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Changes and removes clients, and ends what they have where that asks for it. */
@Dependent
public class ClientAdministration {
    @Inject
    ClientChanges changes;

    @Inject
    ClientRegistry registry;

    @Inject
    SessionService sessions;

    /** Replaces what is registered of a client, if nobody has changed it since it was seen. One that is disabled loses all it has. */
    public ClientRegistry.Changing change(Client seen, Registration wanted) {
        if (wanted.enabled() && !seen.registration().enabled()) {
            endRest(seen.id()); // should a node have died before it ended all
        }
        ClientRegistry.Changing outcome = changes.change(seen, wanted);
        registry.forget(seen.id());
        if (outcome instanceof ClientRegistry.Changed && !wanted.enabled()) {
            endRest(seen.id());
        }
        return outcome;
    }

    /** Removes a client with all it has. */
    public ClientRegistry.Removing remove(ClientId id) {
        ClientRegistry.Removing outcome = changes.remove(id);
        registry.forget(id);
        if (outcome instanceof ClientRegistry.Removed) {
            endRest(id);
        }
        return outcome;
    }

    /** By as many transactions as it takes. None of the rest can be used any more: the client itself is refused. */
    private void endRest(ClientId client) {
        boolean more = true;
        while (more) {
            more = sessions.endSomeOf(client);
        }
    }
}
