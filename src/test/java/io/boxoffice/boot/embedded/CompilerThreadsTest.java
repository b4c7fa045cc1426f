package io.boxoffice.boot.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** With a Java of its own; only root may give a thread its priority back. */
@EnabledOnOs(OS.LINUX)
class CompilerThreadsTest {
    private static final int NICENESS = 16;

    private Process java;

    @BeforeEach
    void start() throws Exception {
        java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Sleeper.class.getName())
                .start();
        assertThat(java.getInputStream().read()).isEqualTo('s');
    }

    @AfterEach
    void end() {
        java.destroyForcibly();
    }

    @Test
    void startingThenTheOptimisingOneLastAndReadyThenBothFirst() throws Exception {
        assumeTrue(Commands.succeeds(List.of("renice", "-1", "-p", Long.toString(java.pid()))), "no root here");
        CompilerThreads compilers = new CompilerThreads(java.pid());
        compilers.goLast();
        compilers.goLast();
        assertThat(niceness()).containsEntry("C2 CompilerThre", 19).containsEntry("C1 CompilerThre", 0);
        compilers.goFirst();
        assertThat(niceness()).containsEntry("C2 CompilerThre", -10).containsEntry("C1 CompilerThre", -10);
    }

    @Test
    void noSuchProcessThenNothing() throws Exception {
        CompilerThreads compilers = new CompilerThreads(Long.MAX_VALUE);
        compilers.goLast();
        compilers.goFirst();
    }

    private Map<String, Integer> niceness() throws IOException {
        Map<String, Integer> found = new TreeMap<>();
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(java.pid()), "task"))) {
            for (Path thread : threads.toList()) {
                String stat = Files.readString(thread.resolve("stat"));
                String[] rest = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
                found.put(Files.readString(thread.resolve("comm")).strip(), Integer.parseInt(rest[NICENESS]));
            }
        }
        return found;
    }

    /** Says that it runs, and waits for its end. */
    static final class Sleeper {
        public static void main(String[] arguments) throws InterruptedException {
            System.out.print('s');
            System.out.flush();
            Thread.sleep(60_000);
        }
    }
}
