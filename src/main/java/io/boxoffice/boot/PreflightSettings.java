package io.boxoffice.boot;

import io.boxoffice.oauth.Secret;
import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.Settings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * What must be right before anything is opened or made. Without a database address the embedded one is meant; without a
 * master key, which only that one allows, the launcher makes one.
 */
public record PreflightSettings(
        Mode mode,
        int httpPort,
        int httpsPort,
        URI issuer,
        Path dataDirectory,
        Optional<DatabaseAddress> database,
        Optional<Secret> masterKey) {
    private static final int LAST_PORT = 65535;
    private static final String ISSUER_TAKES = "an absolute https URL, host in lower case, without user, query, fragment"
            + " or slash at the end, such as https://tickets.example.org";

    /** How strict the server is. Staging has the rules of production and its own name in the logs. */
    public enum Mode {
        DEVELOPMENT,
        STAGING,
        PRODUCTION;

        /** The name as it is configured. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Reads and checks all of them, or throws a {@link BadSetting} for the first one that is wrong. */
    static PreflightSettings all(Settings settings) {
        Optional<DatabaseAddress> database = DatabaseAddress.find(settings);
        return new PreflightSettings(
                mode(settings, database.isEmpty()),
                settings.integer("boxoffice.http.port", 1, LAST_PORT),
                httpsPort(settings),
                issuer(settings),
                dataDirectory(settings),
                database,
                database.isEmpty()
                        ? PreflightMasterKey.find(settings)
                        : Optional.of(PreflightMasterKey.require(settings)));
    }

    private static Mode mode(Settings settings, boolean embedded) {
        if (settings.find("boxoffice.mode").isPresent()) {
            return settings.choice("boxoffice.mode", Mode.class);
        }
        return embedded ? Mode.DEVELOPMENT : Mode.PRODUCTION;
    }

    private static int httpsPort(Settings settings) {
        int port = settings.integer("boxoffice.https.port", 1, LAST_PORT);
        if (port == settings.integer("boxoffice.http.port", 1, LAST_PORT)) {
            throw new BadSetting("boxoffice.https.port", port + " like boxoffice.http.port", "a port of its own");
        }
        return port;
    }

    private static URI issuer(Settings settings) {
        String got = settings.text("boxoffice.issuer", ISSUER_TAKES);
        try {
            URI issuer = URI.create(got);
            if (isIssuer(issuer) && !got.endsWith("/")) {
                return issuer;
            }
        } catch (IllegalArgumentException notAUri) {
            // refused below, in the same words
        }
        throw new BadSetting("boxoffice.issuer", Settings.quoted(got), ISSUER_TAKES);
    }

    private static boolean isIssuer(URI uri) {
        return "https".equals(uri.getScheme())
                && uri.getHost() != null
                && uri.getHost().equals(uri.getHost().toLowerCase(Locale.ROOT))
                && uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && uri.getPort() <= LAST_PORT
                && uri.getPort() != 0
                && !uri.getRawAuthority().endsWith(":")
                && uri.normalize().equals(uri);
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
