package io.boxoffice.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
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

    /** A program of one's own. */
    static final class LongText {
        private LongText() {}

        static void main(String[] files) throws IOException {
            WholeFile.write(Path.of(files[0]), new byte[1 << 20]);
        }
    }

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
    void linkToNoFileYetThenTheFileItLeadsTo() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("office.yaml"));

        WholeFile.write(link, TEXT);

        assertThat(directory.resolve("office.yaml")).hasContent("new");
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
    void noRoomThenTheOldOneOrNoneAndNothingBeside() throws Exception {
        Path file = old();

        assertThat(writtenWithoutRoom(file)).contains("IOException: File too large");
        assertThat(writtenWithoutRoom(directory.resolve("new.yaml"))).contains("IOException: File too large");
        assertThat(names()).containsExactly("office.yaml");
        assertThat(file).hasContent("old");
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

    /** In a process that may write no file of more than 64 KiB. */
    private static String writtenWithoutRoom(Path file) throws Exception {
        Process process = new ProcessBuilder(
                        "bash",
                        "-c",
                        "ulimit -f 64 && exec \"$0\" \"$@\"",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-UsePerfData",
                        "-cp",
                        place(WholeFile.class) + File.pathSeparator + place(LongText.class),
                        LongText.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return said;
    }

    private static Path place(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
