package io.boxoffice.boot.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How programs are started and spoken to on a Unix machine. */
final class Commands {
    private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

    private Commands() {}

    /**
     * The command in a session of its own, so that a terminal's Ctrl-C reaches the launcher alone, which then closes in
     * the right order. {@code setsid} becomes the program, so the process id stays. Where it is missing, all are hit at
     * once, which both servers take for a request to stop.
     */
    static List<String> apart(List<String> command) {
        return onPath("setsid").isPresent() ? joined(List.of("setsid"), command) : command;
    }

    /** The command, whose files nobody else can read. The shell becomes the program, so the process id stays. */
    static List<String> forUsAlone(List<String> command) {
        return joined(List.of("sh", "-c", "umask 077; exec \"$0\" \"$@\""), command);
    }

    static List<String> joined(List<String> first, List<String> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }

    static Optional<Path> onPath(String program) {
        return SEPARATOR
                .splitAsStream(Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin"))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** True if the command ends with success. What it prints is dropped. */
    static boolean succeeds(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    /** Sends a signal that Java has no method for; the shell's own {@code kill} is on every machine. */
    static void signal(String name, long pid) {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException noShell) {
            throw new UncheckedIOException(noShell);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
