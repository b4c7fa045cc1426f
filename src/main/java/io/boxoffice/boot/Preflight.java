package io.boxoffice.boot;

import io.boxoffice.database.DatabaseAddress;
import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.OutsideConfig;
import io.boxoffice.settings.Settings;
import io.boxoffice.vault.MasterKey;
import io.boxoffice.vault.WrongMasterKey;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The check before the start. A wrong setting, a taken port or a database that is not there ends it with one line on
 * stderr and exit code 1, and nothing has been changed. The image and the archive run {@link #main} before Liberty; the
 * development launcher calls the steps one by one.
 */
public final class Preflight {
    private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(60);

    private Preflight() {}

    /**
     * Checks everything against the environment of this process and its database, and prints what the script is to give
     * Liberty as the password of the key store.
     *
     * @param arguments Liberty's output directory of this server
     */
    public static void main(String[] arguments) {
        try {
            PreflightSettings checked = settings(OutsideConfig.ofThisProcess());
            DatabaseAddress database = checked.database()
                    .orElseThrow(() -> new BadSetting(
                            "boxoffice.db.url", "nothing", "a JDBC URL: only mvn has an embedded database to offer"));
            tls(OutsideConfig.ofThisProcess());
            ports(checked);
            database(database);
            masterKey(database, checked.masterKey().orElseThrow());
            workArea(Path.of(arguments[0]), checked);
            System.out.println(
                    PreflightTls.password(OutsideConfig.ofThisProcess()).reveal());
        } catch (BadSetting | WrongMasterKey | PreflightFailure refused) {
            System.err.println(line(refused));
            System.exit(1);
        }
    }

    /** All settings, each well-formed and within its range. */
    public static PreflightSettings settings(Settings settings) {
        return PreflightSettings.all(settings);
    }

    /** Both ports can be opened. */
    public static void ports(PreflightSettings settings) {
        PreflightPorts.free("boxoffice.http.port", settings.httpPort());
        PreflightPorts.free("boxoffice.https.port", settings.httpsPort());
    }

    /** The key store opens and has a key, or a proxy speaks TLS. */
    public static void tls(Settings settings) {
        PreflightTls.check(settings);
    }

    /** The database answers within a minute, lets both roles in and is of a version that fits. */
    public static void database(DatabaseAddress address) {
        new PreflightDatabase(address, DATABASE_PATIENCE).check();
    }

    /** The master key opens what is in the database. */
    public static void masterKey(DatabaseAddress address, MasterKey masterKey) {
        PreflightKeyRing.check(address, masterKey);
    }

    /** Liberty starts with the features that are asked for now. */
    public static void workArea(Path serverOutput, PreflightSettings settings) {
        WorkArea.fit(serverOutput, settings.mode(), settings.isTraced());
    }

    /** The one line that an operator reads. */
    public static String line(RuntimeException refused) {
        return "Boxoffice does not start: " + refused.getMessage();
    }
}
