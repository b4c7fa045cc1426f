package io.boxoffice.boot.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who goes first on few processors, where the launcher may say so: on Linux, as root. During a start the optimising compiler goes
 * last, for much of what it compiles then is of no use afterwards. From then on both compilers go first, or those that answer would
 * leave them a twentieth of two processors just when there is most to compile. Elsewhere all are equal.
 */
final class CompilerThreads {
    /** As the kernel has their names, which it cuts off. */
    private static final List<String> COMPILERS = List.of("C1 CompilerThre", "C2 CompilerThre");

    private static final String OPTIMISING = "C2 CompilerThre";
    private static final String FIRST = "-10";
    private static final String LAST = "19";

    private final Path threads;
    private boolean begun;

    /** Those of the Java with this process id. */
    CompilerThreads(long pid) {
        this.threads = Path.of("/proc", Long.toString(pid), "task");
    }

    /** To be called again and again while the server starts: its threads are not there from the beginning. */
    void goLast() throws InterruptedException {
        List<String> optimising = named(List.of(OPTIMISING));
        if (!begun && !optimising.isEmpty()) {
            begun = true;
            if (give(FIRST, optimising)) { // who may not give it back must not take it away
                give(LAST, optimising);
            }
        }
    }

    /** When the server is ready. */
    void goFirst() throws InterruptedException {
        give(FIRST, named(COMPILERS));
    }

    private static boolean give(String niceness, List<String> threads) throws InterruptedException {
        return !threads.isEmpty() && Commands.succeeds(Commands.joined(List.of("renice", niceness, "-p"), threads));
    }

    /** The ids of the threads with one of these names; none where there is no {@code /proc}. */
    private List<String> named(List<String> names) {
        try (Stream<Path> all = Files.list(threads)) {
            return all.filter(thread -> names.contains(name(thread)))
                    .map(thread -> thread.getFileName().toString())
                    .toList();
        } catch (IOException noneToSee) {
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
