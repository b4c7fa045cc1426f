package io.boxoffice.backchannel;

import io.boxoffice.oauth.ClientId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;

/** The clients that this node is telling something now: each by one thread, so that a slow one harms itself only, and not too many at once. */
@ApplicationScoped
class Receivers {
    static final int MOST = 32;

    private final Set<ClientId> busy = new HashSet<>();

    /** Whether a thread may begin with a client; {@link #release} follows. */
    synchronized boolean take(ClientId client) {
        return busy.size() < MOST && busy.add(client);
    }

    synchronized void release(ClientId client) {
        busy.remove(client);
    }
}
