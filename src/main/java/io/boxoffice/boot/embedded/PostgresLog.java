package io.boxoffice.boot.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** What the database says. One older file is kept. */
record PostgresLog(Path path) {
    private static final long LARGE = 10_000_000;
    private static final int LAST_LINES = 4;

    /** Makes the file, readable by its owner only; a large one is put aside. */
    void open() throws IOException {
        if (Files.exists(path) && Files.size(path) > LARGE) {
            Files.move(
                    path,
                    path.resolveSibling(path.getFileName() + ".1"),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        }
        if (Files.notExists(path)) {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
    }

    /** The last lines as one, for a message. */
    String end() {
        try {
            List<String> lines = Files.readString(path, StandardCharsets.ISO_8859_1)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
            return path + " ends with: " + String.join(" | ", last);
        } catch (IOException unreadable) {
            return path + " cannot be read";
        }
    }
}
