package io.boxoffice.boot.embedded;

import io.boxoffice.oauth.Secret;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/**
 * The two roles and their database: the owner, who may change the schema, and the one that the server works as. Each
 * step can be taken again.
 */
final class PostgresRoles {
    static final String DATABASE = "boxoffice";
    static final String OWNER = "boxoffice_owner";
    static final String USER = "boxoffice";

    private static final String NO_RIGHTS = " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS";

    private PostgresRoles() {}

    /** Makes what is missing. The superuser is connected to a database of its own. */
    static void make(Connection superuser, Secret ownerPassword, Secret userPassword) throws SQLException {
        role(superuser, OWNER, ownerPassword);
        role(superuser, USER, userPassword);
        if (!exists(superuser, "SELECT 1 FROM pg_database WHERE datname = ?", DATABASE)) {
            run(superuser, "CREATE DATABASE " + DATABASE + " OWNER " + OWNER);
        }
        run(superuser, "REVOKE ALL ON DATABASE " + DATABASE + " FROM PUBLIC");
        run(superuser, "GRANT CONNECT ON DATABASE " + DATABASE + " TO " + USER);
    }

    /** Nobody but the owner makes anything in the schema that everybody sees. The superuser is connected to our database. */
    static void closeSchema(Connection superuser) throws SQLException {
        run(superuser, "REVOKE CREATE ON SCHEMA public FROM PUBLIC");
    }

    /** The driver sends a SCRAM verifier, so that the password itself never travels and is in no log. */
    private static void role(Connection superuser, String name, Secret password) throws SQLException {
        if (!exists(superuser, "SELECT 1 FROM pg_roles WHERE rolname = ?", name)) {
            run(superuser, "CREATE ROLE " + name);
        }
        run(superuser, "ALTER ROLE " + name + NO_RIGHTS);
        superuser
                .unwrap(PGConnection.class)
                .alterUserPassword(name, password.reveal().toCharArray(), "scram-sha-256");
    }

    private static boolean exists(Connection superuser, String query, String name) throws SQLException {
        try (PreparedStatement statement = superuser.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        }
    }

    private static void run(Connection superuser, String sql) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }
}
