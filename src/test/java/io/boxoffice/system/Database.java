package io.boxoffice.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * The embedded PostgreSQL of a data directory, seen by the one who owns the directory: port and passwords are its files. Where
 * the environment names another database for the nodes, it is that one, seen by the owner of its schema.
 */
record Database(Path dataDirectory, String name) {
    static final String DEFAULT_NAME = "boxoffice";
    private static final String URL = "BOXOFFICE_DB_URL";

    String url() {
        return isElsewhere()
                ? environment(URL)
                : "jdbc:postgresql://127.0.0.1:" + word(Path.of("postgresql", "port")) + "/" + name;
    }

    /** What a node is told so that it uses this database as one from outside. */
    Map<String, String> settings() {
        return Map.of(
                "boxoffice.db.url", url(),
                "boxoffice.db.user", "boxoffice",
                "boxoffice.db.password", word(Path.of("db.password")),
                "boxoffice.db.owner.user", "boxoffice_owner",
                "boxoffice.db.owner.password", word(Path.of("db-owner.password")));
    }

    /** Another database of the same cluster, empty, for the same two roles. */
    Database createEmpty(String other) {
        run("create database " + other + " owner boxoffice_owner");
        return new Database(dataDirectory, other);
    }

    void run(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    long count(String query) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static boolean isElsewhere() {
        return !environment(URL).isEmpty();
    }

    private static String environment(String name) {
        return System.getenv().getOrDefault(name, "");
    }

    Connection connect() throws SQLException {
        if (isElsewhere()) {
            return DriverManager.getConnection(
                    url(), environment("BOXOFFICE_DB_OWNER_USER"), environment("BOXOFFICE_DB_OWNER_PASSWORD"));
        }
        return DriverManager.getConnection(url(), "postgres", word(Path.of("db-superuser.password")));
    }

    private String word(Path file) {
        try {
            return Files.readString(dataDirectory.resolve(file)).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
