package io.boxoffice.boot.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
                        "-XX:-UseDynamicNumberOfCompilerThreads",
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
        List<Integer> before = niceness("C1 ");
        compilers.goLast();
        compilers.goLast();
        assertThat(niceness("C2 ")).isNotEmpty().containsOnly(19);
        assertThat(niceness("C1 ")).isNotEmpty().isEqualTo(before);
        compilers.goFirst();
        assertThat(niceness("C2 ")).containsOnly(-10);
        assertThat(niceness("C1 ")).containsOnly(-10);
    }

    @Test
    void noSuchProcessThenNothing() throws Exception {
        CompilerThreads compilers = new CompilerThreads(Long.MAX_VALUE);
        compilers.goLast();
        compilers.goFirst();
    }

    private List<Integer> niceness(String beginning) throws IOException {
        List<Integer> found = new ArrayList<>();
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(java.pid()), "task"))) {
            for (Path thread : threads.toList()) {
                String stat = Files.readString(thread.resolve("stat"));
                if (stat.contains("(" + beginning)) {
                    String[] rest = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
                    found.add(Integer.valueOf(rest[NICENESS]));
                }
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
