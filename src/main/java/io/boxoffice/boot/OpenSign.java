package io.boxoffice.boot;

import jakarta.enterprise.context.ApplicationScoped;

/** Whether the office is open: hung out once, when everything is there. */
@ApplicationScoped
public class OpenSign {
    private volatile boolean hung;

    void hang() {
        hung = true;
    }

    boolean isHung() {
        return hung;
    }
}
