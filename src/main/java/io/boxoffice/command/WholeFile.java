package io.boxoffice.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that somebody goes on to read: where its text cannot be written to the end, it stays what it was. */
final class WholeFile {
    private WholeFile() {}

    /** Puts the text in the place of the file's own, which keeps its rights. What is no file, such as a pipe, takes it as it comes. */
    static void write(Path file, byte[] text) throws IOException {
        if (!Files.isRegularFile(file)) {
            Files.write(file, text);
            return;
        }
        Path place = file.toRealPath();
        Path beside = Files.createTempFile(place.getParent(), ".", ".new");
        try {
            Files.write(beside, text);
            Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(place));
            Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
