package io.boxoffice.boot.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Java's archive of the classes that a server loads (CDS), in Liberty's output directory: the end of a first life writes it,
 * and each start from then on takes them from there, in four fifths of the time. Java looks whether the file fits itself and
 * Liberty, and writes a new one if not; but a file without its head, which is written last, it leaves, and uses none for ever.
 */
final class ClassArchive {
    private static final String FILE = "classes.jsa";
    private static final String OFF = "-XX:-AutoCreateSharedArchive";

    /** Java tells at length of every class that does not go into it. */
    private static final String ARGUMENTS =
            "-XX:+AutoCreateSharedArchive -XX:SharedArchiveFile=" + FILE + " -Xlog:cds*=off -Xlog:aot*=off";

    private ClassArchive() {}

    /** The arguments of Java before those that are {@code present}; none if these say that there is to be no archive. */
    static String arguments(String present) {
        return present.contains(OFF) ? present : (ARGUMENTS + " " + present).strip();
    }

    /** Deletes a file that was not written to its end. */
    static void dropUnfinished(Path serverOutput) throws IOException {
        Path archive = serverOutput.resolve(FILE);
        if (Files.exists(archive) && !hasHead(archive)) {
            Files.delete(archive);
        }
    }

    private static boolean hasHead(Path archive) throws IOException {
        try (InputStream in = Files.newInputStream(archive)) {
            byte[] magic = in.readNBytes(Integer.BYTES);
            return magic.length == Integer.BYTES && ByteBuffer.wrap(magic).getInt() != 0;
        }
    }
}
