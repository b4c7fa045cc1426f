package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

/** A start that cannot succeed. */
final class BadStart {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private BadStart() {}

    /** It ends by itself with exit code 1, and this is the one line that it says. */
    static String onlyLine(Node node) {
        return onlyLine(node, PATIENCE);
    }

    /** Likewise, within this time. */
    static String onlyLine(Node node, Duration patience) {
        try {
            assertThat(node.exitCode(patience)).isEqualTo(1);
        } finally {
            node.kill();
        }
        assertThat(node.log().lines().filter(line -> !line.isBlank()))
                .as(node.log())
                .hasSize(1);
        return node.log();
    }
}
