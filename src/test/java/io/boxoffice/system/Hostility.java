package io.boxoffice.system;

import java.time.Duration;

/** Strangers who strike again and again until they are called off; the connections of one strike are closed before the next but one. */
final class Hostility implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Thread thread;
    private volatile boolean over;

    private Hostility(HostileKind kind, int addresses, int port) {
        thread = Thread.ofPlatform().daemon().name("strangers").start(() -> strike(kind, addresses, port));
    }

    /** From so many addresses of this machine, none of which is that of the good requests. */
    static Hostility of(HostileKind kind, int addresses, int port) {
        return new Hostility(kind, addresses, port);
    }

    private void strike(HostileKind kind, int addresses, int port) {
        Strangers last = Strangers.from(addresses, port);
        while (!over) {
            Strangers next = Strangers.from(addresses, port);
            kind.strike(next);
            Boxoffice.pause(PAUSE);
            last.close();
            last = next;
        }
        last.close();
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join(Duration.ofSeconds(30));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
