package io.boxoffice.boot.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
    @TempDir
    Path output;

    @Test
    void nothingSaidThenThereIsAnArchive() {
        assertThat(ClassArchive.arguments(""))
                .startsWith("-XX:+AutoCreateSharedArchive")
                .doesNotEndWith(" ");
        assertThat(ClassArchive.arguments("-Dmine=1")).endsWith(" -Dmine=1");
    }

    @Test
    void switchedOffThenNothingIsSaidOfIt() {
        assertThat(ClassArchive.arguments("-XX:-AutoCreateSharedArchive -Dmine=1"))
                .isEqualTo("-XX:-AutoCreateSharedArchive -Dmine=1");
    }

    @Test
    void notWrittenToItsEndThenDeleted() throws IOException {
        Path archive = output.resolve("classes.jsa");
        for (byte[] unfinished : new byte[][] {{}, {1, 2}, new byte[4096]}) {
            Files.write(archive, unfinished);
            ClassArchive.dropUnfinished(output);
            assertThat(archive).doesNotExist();
        }
    }

    @Test
    void finishedOrNotThereThenLeft() throws IOException {
        ClassArchive.dropUnfinished(output);
        Path archive =
                Files.write(output.resolve("classes.jsa"), new byte[] {(byte) 0xa8, (byte) 0xba, 0x0b, (byte) 0xf0, 0});
        ClassArchive.dropUnfinished(output);
        assertThat(archive).exists();
    }
}
