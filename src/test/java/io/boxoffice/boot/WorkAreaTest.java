package io.boxoffice.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.transport.Mode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkAreaTest {
    @TempDir
    Path output;

    private Path kept = Path.of("");

    @BeforeEach
    void whatLibertyKept() throws IOException {
        kept = output.resolve("workarea/platform/feature.cache");
        Files.createDirectories(kept.resolveSibling("."));
        Files.writeString(kept, "features");
        Files.writeString(output.resolve("messages.log"), "log");
    }

    @Test
    void ofUnknownOriginThenEmptied() {
        WorkArea.fit(output, Mode.DEVELOPMENT, false);
        assertThat(output.resolve("workarea")).doesNotExist();
        assertThat(output.resolve("messages.log")).exists();
    }

    @Test
    void madeForTheSameThenKept() throws IOException {
        WorkArea.fit(output, Mode.STAGING, true);
        whatLibertyKept();
        WorkArea.fit(output, Mode.STAGING, true);
        assertThat(kept).exists();
    }

    @Test
    void madeForAnotherModeOrTracingThenEmptied() throws IOException {
        WorkArea.fit(output, Mode.DEVELOPMENT, false);
        whatLibertyKept();
        WorkArea.fit(output, Mode.PRODUCTION, false);
        assertThat(kept).doesNotExist();
        whatLibertyKept();
        WorkArea.fit(output, Mode.PRODUCTION, true);
        assertThat(kept).doesNotExist();
    }

    @Test
    void nothingThereYetThenMade() {
        Path fresh = output.resolve("not/there/yet");
        WorkArea.fit(fresh, Mode.DEVELOPMENT, false);
        assertThat(fresh).isDirectory();
    }

    @Test
    void directoryThatIsAFileThenOneLineSaysSo() throws IOException {
        Path file = Files.writeString(output.resolve("file"), "");
        assertThatThrownBy(() -> WorkArea.fit(file, Mode.STAGING, false))
                .isInstanceOf(PreflightFailure.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void serverThatRunsThereThenItsWorkAreaIsLeft() throws IOException {
        Path lock = Files.writeString(output.resolve("workarea/.sLock"), "");
        try (FileChannel running = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock held = running.lock()) {
            assertThat(held.isValid()).isTrue();
            assertThatThrownBy(() -> WorkArea.fit(output, Mode.STAGING, false)).isInstanceOf(PreflightFailure.class);
        }
        assertThat(kept).exists();
    }
}
