package io.boxoffice.boot;

import jakarta.enterprise.context.ApplicationScoped;

/** Whether the office is open: hung out once, when everything is there, and never where something must not be served. */
@ApplicationScoped
public class OpenSign {
    private volatile boolean hung;
    private volatile boolean forbidden;

    void hang() {
        hung = true;
    }

    /** For as long as this process runs, whatever else becomes ready. */
    void forbid() {
        forbidden = true;
    }

    boolean isHung() {
        return hung && !forbidden;
    }
}
