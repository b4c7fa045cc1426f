package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What a test needs of the machine and Maven does not bring. */
final class Program {
    private Program() {}

    /** Skips a test without a program, and one loud line says so, unless the environment has {@code required} under that name. */
    static void assume(boolean isInstalled, String name, String variable) {
        if (!isInstalled) {
            System.out.println("#### NOT TRIED: " + name + " is not installed ####");
            assertThat(System.getenv(variable)).as(name).isNotEqualTo("required");
        }
        assumeTrue(isInstalled, name);
    }
}
