package io.boxoffice.boot;

import io.boxoffice.transport.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What Liberty keeps of its last start: among it the features, also when another mode or tracing takes in another file than
 * before, for it looks only whether a file was changed. The open pages of development would stay in production.
 */
final class WorkArea {
    private static final String MARK = "made-for";

    private WorkArea() {}

    /** Empties it if it was made for another mode or tracing, and marks what it is made for from now on. */
    static void fit(Path serverOutput, Mode mode, boolean isTraced) {
        String wanted = mode.word() + (isTraced ? " with traces" : "");
        Path mark = serverOutput.resolve(MARK);
        try {
            if (Files.notExists(mark) || !Files.readString(mark).equals(wanted)) {
                Trees.delete(serverOutput.resolve("workarea"));
                Files.createDirectories(serverOutput);
                Files.writeString(mark, wanted);
            }
        } catch (IOException failed) {
            throw new PreflightFailure("Liberty's directory " + serverOutput + " cannot be written: " + failed);
        }
    }
}
