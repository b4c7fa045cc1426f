package io.boxoffice.boot.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who goes first on few processors, where the launcher may say so: on Linux, as root. During a start the optimising compiler goes
 * last, for much of what it compiles then is of no use afterwards. From then on both compilers go first, or those that answer would
 * leave them a twentieth of two processors just when there is most to compile. Elsewhere all are equal.
 */
final class CompilerThreads {
    private static final String FIRST_COMPILER = "C1 ";
    private static final String OPTIMISING = "C2 ";
    private static final String FIRST = "-10";
    private static final String LAST = "19";

    private final Path threads;
    private final Set<String> last = new HashSet<>();

    /** Those of the Java with this process id. */
    CompilerThreads(long pid) {
        this.threads = Path.of("/proc", Long.toString(pid), "task");
    }

    /** To be called again and again while the server starts: its threads are not there from the beginning. */
    void goLast() throws InterruptedException {
        List<String> fresh = named(OPTIMISING).stream().filter(last::add).toList();
        if (give(FIRST, fresh)) { // who may not give it back must not take it away
            give(LAST, fresh);
        }
    }

    /** When the server is ready. */
    void goFirst() throws InterruptedException {
        give(FIRST, Commands.joined(named(FIRST_COMPILER), named(OPTIMISING)));
    }

    private static boolean give(String niceness, List<String> threads) throws InterruptedException {
        return !threads.isEmpty() && Commands.succeeds(Commands.joined(List.of("renice", niceness, "-p"), threads));
    }

    /** The ids of the threads whose name begins so; none where there is no {@code /proc}. */
    private List<String> named(String beginning) {
        try (Stream<Path> all = Files.list(threads)) {
            return all.filter(thread -> name(thread).startsWith(beginning))
                    .map(thread -> thread.getFileName().toString())
                    .toList();
        } catch (IOException | UncheckedIOException noneToSee) {
            return List.of();
        }
    }

    private static String name(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).strip();
        } catch (IOException over) {
            return "";
        }
    }
}
