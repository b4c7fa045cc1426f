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

/** The embedded PostgreSQL of a data directory, seen by the one who owns the directory: port and passwords are its files. */
record Database(Path dataDirectory, String name) {
    static final String DEFAULT_NAME = "boxoffice";

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + word(Path.of("postgresql", "port")) + "/" + name;
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

    Connection connect() throws SQLException {
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
