package io.boxoffice.boot;

import io.boxoffice.transport.Mode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What Liberty keeps of its last start: among it the features, also when another mode or tracing takes in another file than
 * before, for it looks only whether a file was changed. The open pages of development would stay in production.
 */
final class WorkArea {
    private static final String MARK = "made-for";

    /** A running server holds it. */
    private static final String LOCK = ".sLock";

    private WorkArea() {}

    /** Empties it if it was made for another mode or tracing, and marks what it is made for from now on. */
    static void fit(Path serverOutput, Mode mode, boolean isTraced) {
        String wanted = mode.word() + (isTraced ? " with traces" : "");
        Path mark = serverOutput.resolve(MARK);
        try {
            if (Files.notExists(mark) || !Files.readString(mark).equals(wanted)) {
                Path workArea = serverOutput.resolve("workarea");
                assertUnused(workArea.resolve(LOCK));
                Trees.delete(workArea);
                Files.createDirectories(serverOutput);
                Files.writeString(mark, wanted);
            }
        } catch (IOException | UncheckedIOException failed) { // a walk of files throws the second
            throw new PreflightFailure("Liberty's directory " + serverOutput + " cannot be written: " + failed);
        }
    }

    private static void assertUnused(Path lock) throws IOException {
        if (Files.exists(lock)) {
            try (FileChannel file = FileChannel.open(lock, StandardOpenOption.WRITE);
                    FileLock held = file.tryLock()) {
                if (held == null) {
                    throw inUse(lock);
                }
            } catch (OverlappingFileLockException ours) {
                throw inUse(lock);
            }
        }
    }

    private static PreflightFailure inUse(Path lock) {
        return new PreflightFailure("another server runs on " + lock.getParent());
    }
}
