package io.boxoffice.boot.embedded;

import io.boxoffice.boot.PreflightFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Servers that a killed launcher left running. A process counts as one only if its command line says that it is that
 * program and works on our data directory, so a process id that was given to something else is never touched, and none
 * is overlooked because a file with its id was not written yet. Only the owner of the directory's lock may ask.
 */
final class Leftovers {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Leftovers() {}

    /** Stops the Liberty that was started with this mark among its arguments. */
    static void stopLiberty(String mark) throws InterruptedException {
        stop("Open Liberty", "TERM", words -> isLiberty(words, mark));
    }

    /** Stops the PostgreSQL of this cluster and removes the file that names it, which might name a stranger by now. */
    static void stopPostgres(Path cluster) throws InterruptedException {
        stop("PostgreSQL", "INT", words -> isPostgres(words, cluster));
        try {
            Files.deleteIfExists(cluster.resolve("postmaster.pid"));
        } catch (IOException stays) {
            throw new PreflightFailure("cannot remove " + cluster.resolve("postmaster.pid") + ": " + stays, stays);
        }
    }

    static boolean isLiberty(List<String> words, String mark) {
        return words.contains(mark) && words.stream().anyMatch(word -> word.endsWith("ws-server.jar"));
    }

    static boolean isPostgres(List<String> words, Path cluster) {
        int option = words.indexOf("-D");
        return option > 0
                && option + 1 < words.size()
                && words.getFirst().endsWith("postgres")
                && words.get(option + 1).equals(cluster.toString());
    }

    private static void stop(String name, String signal, Predicate<List<String>> ours) throws InterruptedException {
        for (ProcessHandle left : find(ours)) {
            System.out.println("Stopping the " + name + " (process " + left.pid() + ") that a killed launcher left.");
            Commands.signal(signal, left.pid());
            if (!isGone(left, ours, PATIENCE)) {
                left.destroyForcibly();
                if (!isGone(left, ours, LAST_PATIENCE)) {
                    throw new PreflightFailure(
                            "the " + name + " left by a killed launcher (process " + left.pid() + ") does not stop");
                }
            }
        }
    }

    private static List<ProcessHandle> find(Predicate<List<String>> ours) {
        return ProcessHandle.allProcesses()
                .filter(process -> ours.test(words(process)))
                .toList();
    }

    /** A zombie has no command line any more: it is gone, whether or not somebody has collected it. */
    private static boolean isGone(ProcessHandle process, Predicate<List<String>> ours, Duration patience)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (process.isAlive() && ours.test(words(process))) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(PAUSE);
        }
        return true;
    }

    /** The command line of a process, program first; empty if it cannot be seen. */
    private static List<String> words(ProcessHandle process) {
        try {
            String line = Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
            return List.of(line.split("\0", -1));
        } catch (IOException notLinux) {
            return portableWords(process.info());
        }
    }

    private static List<String> portableWords(ProcessHandle.Info info) {
        if (new File("/proc/self/cmdline").exists()) {
            return List.of();
        }
        Optional<String[]> arguments = info.arguments();
        return info.command()
                .map(command -> Commands.joined(
                        List.of(command), arguments.map(Arrays::asList).orElse(List.of())))
                .orElse(List.of());
    }
}
