package io.boxoffice.boot.embedded;

import io.boxoffice.oauth.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/** Secrets that are made once and then kept, each in a file that only its owner can read. */
final class SecretFiles {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final int BYTES = 32;

    private final Path directory;
    private final SecureRandom random = new SecureRandom();

    SecretFiles(Path directory) {
        this.directory = directory;
    }

    /** The password in this file; a new random one the first time. */
    Secret password(String name) {
        return keep(name, () -> Base64.getUrlEncoder().withoutPadding().encodeToString(random()));
    }

    /** The key in this file as base64; a new random one the first time. */
    Secret key(String name) {
        return keep(name, () -> Base64.getEncoder().encodeToString(random()));
    }

    boolean has(String name) {
        return Files.exists(directory.resolve(name));
    }

    Path path(String name) {
        return directory.resolve(name);
    }

    /** A crash leaves the whole new content or the old one: written beside, forced to the disk, then moved. */
    void write(String name, byte[] content) {
        Path target = directory.resolve(name);
        Path beside = directory.resolve(name + ".new");
        try {
            Files.deleteIfExists(beside);
            Files.createFile(beside, OWNER_ONLY);
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                ByteBuffer left = ByteBuffer.wrap(content);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                channel.force(true);
            }
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
            force(directory);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Makes the names in a directory as durable as what they name. */
    static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private Secret keep(String name, Supplier<String> fresh) {
        try {
            if (!has(name)) {
                write(name, (fresh.get() + "\n").getBytes(StandardCharsets.US_ASCII));
            }
            return new Secret(Files.readString(directory.resolve(name)).strip());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private byte[] random() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return bytes;
    }
}
