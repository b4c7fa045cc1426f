package io.boxoffice.boot.embedded;

import io.boxoffice.boot.PreflightSettings;
import io.boxoffice.database.DatabaseAddress;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What Liberty is told, all of it by environment variables, so that no secret stands on a command line: every
 * {@code boxoffice.*} system property of the launcher under its name as a variable, then what the launcher worked out.
 */
final class LibertyEnvironment {
    private static final String PREFIX = "boxoffice.";

    /** Liberty looks for names in the letters of the system's language, in which an i need not be the small I. */
    private static final String NEUTRAL = " -Duser.language=en -Duser.country= -Duser.variant= -Dfile.encoding=UTF-8";

    private final Map<String, String> variables = new TreeMap<>();

    LibertyEnvironment(Properties system) {
        system.stringPropertyNames().stream()
                .filter(name -> name.startsWith(PREFIX))
                .forEach(name -> put(name, system.getProperty(name)));
    }

    /** The argument by which a Liberty on this data directory is recognised. */
    static String mark(Path dataDirectory) {
        return "-Dboxoffice.data.dir=" + dataDirectory;
    }

    /** Where Liberty keeps a directory for each server: logs, work area. */
    static Path output(Path dataDirectory) {
        return dataDirectory.resolve("liberty");
    }

    LibertyEnvironment put(String property, String value) {
        variables.put(property.toUpperCase(Locale.ROOT).replace('.', '_'), value);
        return this;
    }

    LibertyEnvironment settings(PreflightSettings settings) {
        return put("boxoffice.mode", settings.mode().word())
                .put("boxoffice.issuer", settings.issuer().toString())
                .put("boxoffice.http.port", Integer.toString(settings.httpPort()))
                .put("boxoffice.https.port", Integer.toString(settings.httpsPort()));
    }

    LibertyEnvironment database(DatabaseAddress database) {
        return put("boxoffice.db.url", database.url())
                .put("boxoffice.db.user", database.user())
                .put("boxoffice.db.password", database.password().reveal())
                .put("boxoffice.db.owner.user", database.ownerUser())
                .put("boxoffice.db.owner.password", database.ownerPassword().reveal());
    }

    /** Its own Java is ours, its logs and work area are in the data directory. */
    LibertyEnvironment place(Path dataDirectory, Path javaHome) {
        put("boxoffice.data.dir", dataDirectory.toString());
        variables.put("JAVA_HOME", javaHome.toString());
        variables.put("MALLOC_ARENA_MAX", "2"); // of what the compiler gives back, few arenas keep less
        variables.put(
                "WLP_SKIP_BOOTSTRAP_AGENT",
                "true"); // only Liberty's own metrics need its agent, and Java writes no archive of classes beside one
        variables.put("WLP_OUTPUT_DIR", output(dataDirectory).toString());
        return this;
    }

    /** All variables; {@code present} is what is in {@code JVM_ARGS} already. */
    Map<String, String> variables(Path dataDirectory, String present) {
        variables.put("JVM_ARGS", shellQuoted(mark(dataDirectory)) + " " + ClassArchive.arguments(present) + NEUTRAL);
        return Map.copyOf(variables);
    }

    private static String shellQuoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
