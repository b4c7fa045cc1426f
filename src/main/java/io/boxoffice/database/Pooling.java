package io.boxoffice.database;

import io.boxoffice.settings.BadSetting;
import io.boxoffice.settings.Settings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Does each connection have a server process of its own for as long as it lives? A pooler that gives it one for a transaction
 * only loses what was set and what is listened to.
 */
public final class Pooling {
    private static final int ROUNDS = 3;
    private static final String NAME = "boxoffice-preflight";

    private Pooling() {}

    /** {@link BadSetting} if a pooler in between pools transactions or statements. */
    public static void requireSessions(DatabaseAddress address) throws SQLException {
        try (Connection one = Connecting.connect(address, Role.RUNTIME, NAME);
                Connection other = Connecting.connect(address, Role.RUNTIME, NAME)) {
            for (int round = 0; round < ROUNDS; round++) {
                if (areMixed(one, other)) {
                    throw new BadSetting(
                            "boxoffice.db.url",
                            Settings.quoted(address.shownUrl()) + ", a pooler of transactions or statements",
                            "a PostgreSQL, or a pooler of sessions (PgBouncer: pool_mode = session)");
                }
            }
        }
    }

    /** Whether two connections share a process, or one has another than a moment ago, while the other keeps its own. */
    private static boolean areMixed(Connection one, Connection other) throws SQLException {
        int before = process(one);
        other.setAutoCommit(false);
        try {
            int elsewhere = process(other);
            boolean mixed = elsewhere == before || process(one) != before;
            other.rollback();
            other.setAutoCommit(true);
            return mixed;
        } catch (SQLException refused) {
            if (String.valueOf(refused.getMessage()).contains("pooling")) { // of statements: there is no transaction
                return true;
            }
            throw refused;
        }
    }

    private static int process(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT pg_catalog.pg_backend_pid()")) {
            found.next();
            return found.getInt(1);
        }
    }
}
