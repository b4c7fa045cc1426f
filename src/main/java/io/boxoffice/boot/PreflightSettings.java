package io.boxoffice.boot;

import io.boxoffice.database.DatabaseAddress;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.Settings;
import io.boxoffice.transport.Mode;
import io.boxoffice.vault.MasterKey;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What must be right before anything is opened or made. Without a database address the embedded one is meant; without a
 * master key, which only that one allows, the launcher makes one.
 */
public record PreflightSettings(
        Mode mode,
        boolean isTraced,
        int httpPort,
        int httpsPort,
        Issuer issuer,
        Path dataDirectory,
        Optional<DatabaseAddress> database,
        Optional<MasterKey> masterKey) {
    private static final int LAST_PORT = 65535;

    /** Reads and checks all of them, or throws a {@link BadSetting} for the first one that is wrong. */
    static PreflightSettings all(Settings settings) {
        // The ports first: the issuer's default is made of one.
        int httpPort = settings.integer("boxoffice.http.port", 1, LAST_PORT);
        int httpsPort = httpsPort(settings);
        FeatureSettings.check(settings);
        Optional<DatabaseAddress> database = DatabaseAddress.find(settings);
        return new PreflightSettings(
                Mode.of(settings),
                FeatureSettings.isTraced(settings),
                httpPort,
                httpsPort,
                Issuer.of(settings),
                dataDirectory(settings),
                database,
                database.isEmpty() ? MasterKey.find(settings) : Optional.of(MasterKey.of(settings)));
    }

    private static int httpsPort(Settings settings) {
        int port = settings.integer("boxoffice.https.port", 1, LAST_PORT);
        if (port == settings.integer("boxoffice.http.port", 1, LAST_PORT)) {
            throw new BadSetting("boxoffice.https.port", port + " like boxoffice.http.port", "a port of its own");
        }
        return port;
    }

    private static Path dataDirectory(Settings settings) {
        String takes = "a directory, there or to be made";
        String got = settings.text("boxoffice.data.dir", takes);
        try {
            Path directory = Path.of(got).toAbsolutePath().normalize();
            if (Files.isDirectory(directory) || Files.notExists(directory)) {
                return directory;
            }
        } catch (InvalidPathException notAPath) {
            // refused below, in the same words
        }
        throw new BadSetting("boxoffice.data.dir", Settings.quoted(got), takes);
    }
}
