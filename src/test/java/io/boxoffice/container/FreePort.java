package io.boxoffice.container;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Ports for servers that are about to start. They are below those that systems give to outgoing connections, and above those
 * that browsers refuse; none is given twice in a JVM: between this look and the start of the server nobody of ours takes it.
 */
public final class FreePort {
    /** The last that a browser refuses is 10080. */
    private static final int FIRST = 10_081;

    /** Outgoing connections begin at 32768 on Linux, at 16000 where gVisor stands in for it, and later elsewhere. */
    private static final int END = 16_000;

    private static final int COUNT = END - FIRST;
    private static final int APART = 97;

    /** A connection that is over keeps its port for a minute. */
    private static final Duration PATIENCE = Duration.ofSeconds(75);

    private static final Duration PAUSE = Duration.ofMillis(250);

    /** Two builds on one machine begin at different ports. */
    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() * APART % COUNT));

    private FreePort() {}

    /** One that was free a moment ago. */
    public static int next() {
        for (int looked = 0; looked < COUNT; looked++) {
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port");
    }

    /** Waits until a port is free whose server has ended; says who holds it if nobody lets it go. */
    public static void awaitFree(int port) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isFree(port)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("port " + port + " is held:\n" + holders(port));
            }
            Thread.sleep(PAUSE);
        }
    }

    /** The lines of Linux's tables of sockets with the port: the state 0A listens, 06 is a connection that is over. */
    private static String holders(int port) {
        String local = ":%04X ".formatted(port);
        return Stream.of("tcp", "tcp6")
                .map(table -> Path.of("/proc/net", table))
                .filter(Files::exists)
                .flatMap(FreePort::lines)
                .filter(line -> line.contains(local))
                .collect(joining("\n"));
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.readAllLines(table).stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean isFree(int port) {
        return isFree(port, null) && isFree(port, InetAddress.getLoopbackAddress());
    }

    private static boolean isFree(int port, @Nullable InetAddress address) {
        try (ServerSocket socket = new ServerSocket(port, 1, address)) {
            return socket.isBound();
        } catch (BindException taken) {
            return false;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
