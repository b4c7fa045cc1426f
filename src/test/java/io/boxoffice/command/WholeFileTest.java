package io.boxoffice.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    private static final byte[] TEXT = "new".getBytes(UTF_8);

    @TempDir
    Path directory;

    @Test
    void noFileYetThenItIsThere() throws IOException {
        WholeFile.write(directory.resolve("office.yaml"), TEXT);

        assertThat(directory.resolve("office.yaml")).hasContent("new");
    }

    @Test
    void fileThenAnotherOneWithItsRightsInItsPlace() throws IOException {
        Path file = old();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Path opened = Files.createLink(directory.resolve("opened"), file);

        WholeFile.write(file, TEXT);

        assertThat(file).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        assertThat(opened).hasContent("old"); // who reads it sees the old one to its end
        assertThat(names()).containsExactlyInAnyOrder("office.yaml", "opened");
    }

    @Test
    void linkThenTheFileItLeadsTo() throws IOException {
        Path file = old();
        Path link = Files.createSymbolicLink(directory.resolve("link"), file);

        WholeFile.write(link, TEXT);

        assertThat(file).hasContent("new");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void pipeThenItTakesTheText() throws Exception {
        Path pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> content(pipe));

        WholeFile.write(pipe, TEXT);

        assertThat(read.join()).isEqualTo("new");
    }

    @Test
    void directoryThenRefused() {
        assertThatThrownBy(() -> WholeFile.write(directory, TEXT)).isInstanceOf(IOException.class);
    }

    private Path old() throws IOException {
        return Files.writeString(directory.resolve("office.yaml"), "old");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
