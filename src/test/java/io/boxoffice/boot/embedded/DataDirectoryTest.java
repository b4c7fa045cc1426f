package io.boxoffice.boot.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.boot.PreflightFailure;
import io.boxoffice.settings.BadSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    Path parent;

    @Test
    void itIsMadeForItsOwnerOnlyAndTakenOnce() throws IOException, InterruptedException {
        Path path = parent.resolve("data");
        try (DataDirectory first = DataDirectory.claim(path)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(first.path())))
                    .isEqualTo("rwx------");
            assertThatThrownBy(() -> DataDirectory.claim(path))
                    .isInstanceOf(PreflightFailure.class)
                    .hasMessageContaining("another live launcher is using " + first.path());
        }
        DataDirectory.claim(path).close();
    }

    @Test
    void aPlaceThatCannotBeWrittenIsABadSetting() {
        assertThatThrownBy(() -> DataDirectory.claim(Path.of("/proc/boxoffice")))
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith("boxoffice.data.dir: got \"/proc/boxoffice\"");
    }
}
