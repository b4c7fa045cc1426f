package io.boxoffice.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** In a Java of its own: the signal would end this one. */
class SigtermTest {
    private static final int BY_SIGTERM = 128 + 15;

    /** Says that it waits, and what it does when it is told to end. */
    static final class Waiting {
        private Waiting() {}

        public static void main(String[] arguments) throws InterruptedException {
            Sigterm caught = Sigterm.doFirst(() -> System.out.println("first " + arguments[0]))
                    .orElseThrow();
            if (arguments[0].equals("released")) {
                caught.release();
            }
            if (arguments[0].equals("fails")) {
                Sigterm.doFirst(() -> {
                    throw new IllegalStateException("as the test asked");
                });
            }
            System.out.println("waiting");
            Thread.sleep(Duration.ofMinutes(1));
        }
    }

    @Test
    void signalThenOursFirstAndThenTheEndAsEver() throws Exception {
        assertThat(toldToEnd("caught")).isEqualTo("first caught");
    }

    @Test
    void releasedThenTheEndAtOnce() throws Exception {
        assertThat(toldToEnd("released")).isEmpty();
    }

    @Test
    void oursFailsThenTheEndAllTheSame() throws Exception {
        assertThat(toldToEnd("fails")).isEqualTo("first fails");
    }

    /** What it said after SIGTERM, by which it must end. */
    private static String toldToEnd(String how) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Waiting.class.getName(),
                        how)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (Scanner said = new Scanner(process.getInputStream(), StandardCharsets.UTF_8)) {
            assertThat(said.nextLine()).isEqualTo("waiting");
            process.toHandle().destroy(); // the process itself would close what it said
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).as("ended").isTrue();
            assertThat(process.exitValue()).isEqualTo(BY_SIGTERM);
            return said.hasNextLine() ? said.nextLine() : "";
        } finally {
            process.destroyForcibly();
        }
    }
}
