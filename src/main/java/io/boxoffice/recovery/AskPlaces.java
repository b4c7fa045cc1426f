package io.boxoffice.recovery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;

/** How many who asked are looked for at once on this node: strangers ask, and each takes a thread and a connection. */
@ApplicationScoped
class AskPlaces {
    static final int MOST = 8;

    private final Semaphore free = new Semaphore(MOST);

    /** Whether there is one; {@link #release} follows. */
    boolean take() {
        return free.tryAcquire();
    }

    void release() {
        free.release();
    }
}
