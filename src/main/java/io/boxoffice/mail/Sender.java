package io.boxoffice.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;

/** The one thread of this node that sends mails. */
@ApplicationScoped
class Sender {
    private final AtomicBoolean busy = new AtomicBoolean();

    /** Whether it may begin; {@link #release} follows. */
    boolean take() {
        return busy.compareAndSet(false, true);
    }

    void release() {
        busy.set(false);
    }
}
