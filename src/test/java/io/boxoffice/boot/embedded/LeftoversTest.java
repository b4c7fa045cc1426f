package io.boxoffice.boot.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
    private static final Path CLUSTER = Path.of("/data/postgresql/cluster");
    private static final String MARK = LibertyEnvironment.mark(Path.of("/data"));

    @Test
    void aPostmasterIsOursOnlyOnOurCluster() {
        assertThat(postgres("/cache/bin/postgres", "-D", "/data/postgresql/cluster", "-c", "port=1"))
                .isTrue();
        assertThat(postgres("/cache/bin/postgres", "-D", "/data/postgresql/cluster2"))
                .isFalse();
        assertThat(postgres("vi", "-D", "/data/postgresql/cluster")).isFalse();
        assertThat(postgres("postgres: checkpointer")).isFalse();
        assertThat(postgres("/cache/bin/postgres", "-D")).isFalse();
        assertThat(postgres("")).isFalse();
    }

    @Test
    void aLibertyIsOursOnlyWithOurMark() {
        assertThat(liberty("java", MARK, "-jar", "/wlp/bin/tools/ws-server.jar", "boxoffice"))
                .isTrue();
        assertThat(liberty("java", MARK + "2", "-jar", "/wlp/bin/tools/ws-server.jar", "boxoffice"))
                .isFalse();
        assertThat(liberty("java", MARK, "io.boxoffice.boot.embedded.Launcher")).isFalse();
    }

    @Test
    void aPidFileThatNamesAStrangerIsRemovedAndTheStrangerLives(@TempDir Path cluster)
            throws IOException, InterruptedException {
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Path pid = Files.writeString(cluster.resolve("postmaster.pid"), stranger.pid() + "\n" + cluster + "\n");

            Leftovers.stopPostgres(cluster);

            assertThat(pid).doesNotExist();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    private static boolean postgres(String... words) {
        return Leftovers.isPostgres(List.of(words), CLUSTER);
    }

    private static boolean liberty(String... words) {
        return Leftovers.isLiberty(List.of(words), MARK);
    }
}
