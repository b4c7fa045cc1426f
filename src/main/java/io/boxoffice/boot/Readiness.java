package io.boxoffice.boot;

import jakarta.enterprise.context.ApplicationScoped;

/** Whether this node serves: once the start is complete, and never if a method does not say who may call it. */
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
