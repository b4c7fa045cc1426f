package io.boxoffice.command;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** A file that somebody goes on to read: where its text cannot be written to the end, it stays what it was, or is not there. */
final class WholeFile {
    private WholeFile() {}

    /**
     * Puts the text in the place of the file's own, which keeps its rights. What is no file, such as a pipe or a link to
     * one that is not there yet, takes it as it comes.
     */
    static void write(Path file, byte[] text) throws IOException {
        if (Files.isRegularFile(file)) {
            replace(file.toRealPath(), text);
        } else if (Files.exists(file, NOFOLLOW_LINKS)) {
            Files.write(file, text);
        } else {
            begin(file, text);
        }
    }

    private static void replace(Path place, byte[] text) throws IOException {
        Path beside = Files.createTempFile(place.toAbsolutePath().getParent(), ".", ".new");
        try {
            Files.write(beside, text);
            Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(place));
            Files.move(beside, place, ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** Not by a temporary file of Java's, which only its owner could read. */
    private static void begin(Path place, byte[] text) throws IOException {
        Path beside = place.resolveSibling("." + UUID.randomUUID() + ".new");
        try {
            Files.write(beside, text, CREATE_NEW);
            Files.move(beside, place, ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
