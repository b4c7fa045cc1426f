package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A release of before, by the runnable archive that {@code ./upgrade} has made of its commit. */
record Release(String version) {
    private static final Path ARCHIVES = Path.of("target", "upgrade");

    /** The one that {@code ./upgrade} asks for. */
    static Release asked() {
        Release release = new Release(System.getProperty("boxoffice.drill.release", ""));
        assertThat(release.archive()).as("made by ./upgrade").exists();
        return release;
    }

    private Path archive() {
        return ARCHIVES.resolve("boxoffice-server-" + version + ".jar");
    }

    /** Starts a node of it, in production mode, with the certificate of another one. Does not wait. */
    Boxoffice start(Boxoffice lender, Map<String, String> settings, String... moreSettings) {
        Path borrowed = lender.dataDirectory();
        Map<String, String> all = new HashMap<>(settings);
        all.put("boxoffice.tls.keystore", borrowed.resolve("tls.p12").toString());
        try {
            all.put(
                    "boxoffice.tls.password",
                    Files.readString(borrowed.resolve("tls.password")).strip());
            Boxoffice node = Boxoffice.starting(told -> Node.startArchive(archive(), told), all, moreSettings);
            Files.copy(lender.certificate(), node.certificate());
            return node;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Whether its nodes refuse an access token that is good, as docs/operations.md says of those of 0.1.0; it goes with that release. */
    boolean refuses(Tokens tokens) {
        return version.equals("0.1.0") && tokens.accessText().claimsJson().has("auth_time");
    }
}
