package io.boxoffice.boot.embedded;

import io.boxoffice.boot.PreflightFailure;
import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The directory that keeps everything between two starts: database, keys, logs. It belongs to one live launcher at a
 * time; the lock goes with the process, however that ends.
 */
final class DataDirectory implements AutoCloseable {
    /** A launcher that is just closing gets this long to let go. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Path path;
    private final FileLock lock;

    private DataDirectory(Path path, FileLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Makes the directory if it is not there and takes it, or refuses because another launcher has it. */
    static DataDirectory claim(Path wanted) throws InterruptedException {
        try {
            Files.createDirectories(
                    wanted, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path path = wanted.toRealPath();
            return new DataDirectory(path, lock(path));
        } catch (IOException refused) {
            throw new BadSetting(
                    "boxoffice.data.dir",
                    Settings.quoted(wanted.toString()) + " (" + refused + ")",
                    "a directory this user may write in");
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            lock.acquiredBy().close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static FileLock lock(Path path) throws IOException, InterruptedException {
        FileChannel channel =
                FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            FileLock lock = tryLock(channel);
            if (lock != null) {
                return lock;
            }
            if (System.nanoTime() > deadline) {
                channel.close();
                throw new PreflightFailure("another live launcher is using " + path + "; stop it first, or set"
                        + " boxoffice.data.dir to a directory of its own");
            }
            Thread.sleep(PAUSE);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException inThisProcess) {
            return null;
        }
    }
}
