package io.boxoffice.system;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * As in production: nodes on a database that is not theirs, with one issuer and one master key. PostgreSQL is that of
 * {@link Throttled}: nobody stops it.
 */
final class Outside {
    private Outside() {}

    /** What each node is told that shares the new, empty database of this name. */
    static Map<String, String> settings(String database) {
        Map<String, String> settings =
                new HashMap<>(Throttled.open().database().createEmpty(database).settings());
        settings.put("boxoffice.issuer", "https://tickets.example");
        settings.put("boxoffice.master.key", masterKey());
        settings.put("boxoffice.admin.password", Boxoffice.ADMIN_PASSWORD);
        return settings;
    }

    static Database database(String name) {
        return new Database(Throttled.open().dataDirectory(), name);
    }

    /** Takes the database of this name away, whoever is connected. */
    static void drop(String database) {
        database(Database.DEFAULT_NAME).run("drop database " + database + " with (force)");
    }

    static String masterKey() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
