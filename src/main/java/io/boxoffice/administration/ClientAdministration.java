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
        prepare(seen, wanted);
        ClientRegistry.Changing outcome = changes.change(seen, wanted);
        settle(seen.id(), outcome instanceof ClientRegistry.Changed && !wanted.enabled());
        return outcome;
    }

    /** Removes a client with all it has. */
    public ClientRegistry.Removing remove(ClientId id) {
        ClientRegistry.Removing outcome = changes.remove(id);
        settle(id, outcome instanceof ClientRegistry.Removed);
        return outcome;
    }

    /** Before a client is enabled again: should a node have died before it ended all that the client had, the rest ends now. */
    public void prepare(Client seen, Registration wanted) {
        if (wanted.enabled() && !seen.registration().enabled()) {
            endRest(seen.id());
        }
    }

    /**
     * After the commit of a change: this node reads the client anew.
     *
     * @param over whether it is disabled or gone, so that what it had is to end
     */
    public void settle(ClientId id, boolean over) {
        registry.forget(id);
        if (over) {
            endRest(id);
        }
    }

    /** By as many transactions as it takes. None of the rest can be used any more: the client itself is refused. */
    private void endRest(ClientId client) {
        boolean more = true;
        while (more) {
            more = sessions.endSomeOf(client);
        }
    }
}
