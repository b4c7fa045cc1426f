package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The import of users by curl, as docs/migrate-users.md has it: it reads the answers while it sends. */
final class ImportByCurl {
    private static final long MINUTES = 30;

    private ImportByCurl() {}

    /** Sends a file, and waits until it is over, for half an hour at most; the file of the answers beside it. */
    static Path send(Boxoffice boxoffice, Path file, URI address) throws Exception {
        Path results = Files.createTempFile(file.getParent(), "results", ".ndjson");
        Process curl = new ProcessBuilder(
                        "curl",
                        "--silent",
                        "--show-error",
                        "--cacert",
                        boxoffice.certificate().toString(),
                        "-H",
                        "Authorization: Bearer " + boxoffice.admin("server").access(),
                        "-H",
                        "Content-Type: application/x-ndjson",
                        "--data-binary",
                        "@" + file,
                        "-o",
                        results.toString(),
                        address.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(curl.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(curl.exitValue())
                .as(new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isZero();
        return results;
    }
}
