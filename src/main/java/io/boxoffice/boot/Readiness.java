package io.boxoffice.boot;

import jakarta.enterprise.context.ApplicationScoped;

/** Whether this node serves: from when everything is there, and never where something must not be served. */
@ApplicationScoped
public class Readiness {
    private volatile boolean ready;
    private volatile boolean forbidden;

    void ready() {
        ready = true;
    }

    /** For as long as this process runs, whatever else becomes ready. */
    void forbid() {
        forbidden = true;
    }

    boolean isReady() {
        return ready && !forbidden;
    }
}
