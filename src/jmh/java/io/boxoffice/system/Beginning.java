package io.boxoffice.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/**
 * A start with a database and a certificate that are there.
 *
 * @param time from the command until it says that it is ready
 * @param usage CPU time until then
 * @param memory resident memory of the server then, in MiB
 */
record Beginning(Duration time, Usage usage, long memory) {
    /** Longer than {@code TrimNativeHeapInterval} of {@code jvm.options}. */
    private static final Duration REST = Duration.ofSeconds(15);

    static Beginning of(Boxoffice office) {
        Instant begin = Instant.now();
        office.reopen();
        return new Beginning(Duration.between(begin, Instant.now()), Usage.of(office), memoryOf(office));
    }

    /** With the memory that the server has by now, and after a rest, when what the load was done with is given back. */
    String report(Boxoffice office) {
        long loaded = memoryOf(office);
        Boxoffice.pause(REST);
        return "%nwarm start: ready after %.1f s, %.1f s of server CPU; resident %d MiB then, %d at the end of the load, %d a rest later%n"
                .formatted(time.toMillis() / 1e3, usage.server().toMillis() / 1e3, memory, loaded, memoryOf(office));
    }

    private static long memoryOf(Boxoffice office) {
        String pid = Long.toString(office.node().server().pid());
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", pid).start();
            String kib = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return Long.parseLong(kib) / 1024;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
