package io.boxoffice.boot;

import io.boxoffice.database.Writable;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** The connections for requests. */
@Dependent
class Connections {
    private static final Logger LOG = System.getLogger(Connections.class.getName());

    /** As many as the pool has, {@code minPoolSize} in {@code server.xml}, which opens none by itself. */
    private static final int FIRST = 20;

    @Resource(lookup = "jdbc/boxoffice")
    DataSource database;

    /**
     * Opens them before anyone waits for them: a young process takes long to log in to the database, and a crowd that all waited
     * for new connections would be refused after a second. A database that gives fewer is no reason not to open.
     */
    void prepare() {
        List<Connection> opened = new ArrayList<>();
        try {
            while (opened.size() < FIRST) {
                opened.add(database.getConnection());
            }
        } catch (SQLException fewer) {
            LOG.log(Level.DEBUG, "Only " + opened.size() + " connections could be opened ahead.", fewer);
        } finally {
            opened.forEach(Connections::giveBack);
        }
    }

    /** Fails unless a connection for requests leads to a database that takes writes. */
    void requireWritable() {
        try (Connection connection = database.getConnection()) {
            Writable.require(connection);
        } catch (SQLException away) {
            throw new IllegalStateException(away);
        }
    }

    private static void giveBack(Connection connection) {
        try {
            connection.close();
        } catch (SQLException lost) {
            LOG.log(Level.DEBUG, "A connection that was opened ahead is lost.", lost);
        }
    }
}
