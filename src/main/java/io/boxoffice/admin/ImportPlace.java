package io.boxoffice.admin;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import java.util.concurrent.Semaphore;

/** One of the two imports that a node works on at one time: each holds a thread for as long as it takes. It ends with its request. */
@RequestScoped
public class ImportPlace {
    /** How many there are on a node. */
    public static final int PLACES = 2;

    private static final Semaphore FREE = new Semaphore(PLACES);

    private boolean taken;

    /** Whether there was one. */
    boolean take() {
        taken = FREE.tryAcquire();
        return taken;
    }

    @PreDestroy
    void leave() {
        if (taken) {
            FREE.release();
        }
    }
}
