package io.boxoffice.boot.embedded;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has been opened, closed once in the reverse order. What is added after that is closed at once. */
final class Closing {
    private final Deque<Runnable> opened = new ArrayDeque<>();
    private volatile boolean begun;

    synchronized void add(Runnable close) {
        if (begun) {
            close.run();
        } else {
            opened.push(close);
        }
    }

    /** True as soon as closing has begun: what fails from now on is no news. */
    boolean hasBegun() {
        return begun;
    }

    void begin() {
        begun = true;
    }

    synchronized void finish() {
        begun = true;
        while (!opened.isEmpty()) {
            try {
                opened.pop().run();
            } catch (RuntimeException broken) {
                System.err.println("While closing: " + broken.getMessage());
            }
        }
    }
}
