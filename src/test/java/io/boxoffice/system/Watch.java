package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Asks a node all the time whether it lives, and tells in the end how it was. */
final class Watch implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(250);

    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private final String what;
    private final Thread thread;
    private volatile boolean over;
    private volatile Duration longest = Duration.ZERO;

    private Watch(String what, int port) {
        this.what = what;
        thread = Thread.ofPlatform().daemon().name("watch").start(() -> watch(port));
    }

    static Watch over(String what, int port) {
        return new Watch(what, port);
    }

    private void watch(int port) {
        while (!over) {
            try {
                Duration pulse = Pulse.assertLives(port);
                longest = pulse.compareTo(longest) > 0 ? pulse : longest;
            } catch (AssertionError dead) {
                failures.add(String.valueOf(dead.getMessage()).replaceAll("\\s+", " "));
            }
            Boxoffice.pause(EVERY);
        }
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join(Pulse.BOUND.multipliedBy(3));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        System.out.printf("%s: lives, within %d ms; %d failures%n", what, longest.toMillis(), failures.size());
        assertThat(failures).as(what).isEmpty();
    }
}
