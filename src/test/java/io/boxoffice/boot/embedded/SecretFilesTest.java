package io.boxoffice.boot.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {
    @TempDir
    Path directory;

    @Test
    void aKeyIsMadeOnceAndForItsOwnerOnly() throws IOException {
        String made = new SecretFiles(directory).key("master.key").reveal();

        assertThat(Base64.getDecoder().decode(made)).hasSize(32);
        assertThat(new SecretFiles(directory).key("master.key").reveal()).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("master.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void whatAKilledLauncherLeftHalfWrittenIsNoSecret() throws IOException {
        Files.writeString(directory.resolve("db.password.new"), "half");

        assertThat(new SecretFiles(directory).password("db.password").reveal()).hasSize(43);
        assertThat(directory.resolve("db.password.new")).doesNotExist();
    }
}
