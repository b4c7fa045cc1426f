package io.boxoffice.boot.embedded;

import java.time.Duration;
import java.util.Optional;

/**
 * Closes the launcher when the Maven that started it is gone, however that ended. A shell as parent is not watched: there
 * it is usual to leave.
 */
final class ParentWatch {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private ParentWatch() {}

    static void start() {
        Optional<ProcessHandle> parent = ProcessHandle.current().parent();
        boolean java = parent.flatMap(process -> process.info().command())
                .filter(command -> command.endsWith("/java"))
                .isPresent();
        if (java) {
            Thread.ofPlatform().daemon().name("parent-watch").start(() -> watch(parent));
        }
    }

    private static void watch(Optional<ProcessHandle> parent) {
        try {
            while (ProcessHandle.current().parent().equals(parent)) {
                Thread.sleep(PAUSE);
            }
            System.exit(0);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
