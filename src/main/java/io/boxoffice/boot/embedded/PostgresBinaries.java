package io.boxoffice.boot.embedded;

import io.boxoffice.boot.PreflightFailure;
import io.boxoffice.boot.Trees;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL programs that Maven put on the class path, unpacked once for each version. Another launcher may do the
 * same at the same time: the folder appears under its name only when it is whole, and the first one wins.
 */
final class PostgresBinaries {
    private static final Pattern JAR = Pattern.compile(".*/([^/]+)\\.jar!/[^!]*");
    private static final int OWNER_EXECUTES = 0100;

    private PostgresBinaries() {}

    /** The folder with {@code bin}, {@code lib} and {@code share}. */
    static Path unpackedIn(Path cache) {
        URL archive = archive();
        Path home = cache.resolve(version(archive));
        if (!Files.isDirectory(home)) {
            unpack(archive, cache, home);
        }
        return home;
    }

    private static URL archive() {
        String name = "/postgres-" + system() + "-" + processor() + ".txz";
        URL archive = PostgresBinaries.class.getResource(name);
        if (archive == null) {
            throw new PreflightFailure("no embedded PostgreSQL for this machine (" + name
                    + " is not on the class path); set boxoffice.db.url to a PostgreSQL of your own");
        }
        return archive;
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
    }

    private static String processor() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            case String other -> other;
        };
    }

    private static String version(URL archive) {
        Matcher jar = JAR.matcher(archive.toString());
        return jar.matches() ? jar.group(1) : "unpacked";
    }

    private static void unpack(URL archive, Path cache, Path home) {
        try {
            Files.createDirectories(cache);
            Path beside = Files.createTempDirectory(cache, ".unpacking-");
            try {
                extract(archive, beside);
                publish(beside, home);
            } finally {
                Trees.delete(beside);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void publish(Path beside, Path home) throws IOException {
        try {
            Files.move(beside, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException taken) {
            if (!Files.isDirectory(home)) {
                throw taken;
            }
        }
    }

    private static void extract(URL archive, Path target) throws IOException {
        try (InputStream in = new BufferedInputStream(archive.openStream());
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(in))) {
            for (@Nullable TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                extract(tar, entry, inside(target, entry.getName()));
            }
        }
    }

    private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.resolveSibling(""));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, file);
            boolean program = (entry.getMode() & OWNER_EXECUTES) != 0;
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static Path inside(Path target, String name) throws IOException {
        Path file = target.resolve(name).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("an entry outside the archive: " + name);
        }
        return file;
    }
}
