package io.boxoffice.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.ds.common.BaseDataSource;

/**
 * How every connection is made. Nothing goes with the first message of the protocol that a pooler between us and PostgreSQL
 * would refuse, and whoever answers must be a primary: behind one address that may be another server than a moment ago.
 */
public final class Connecting {
    private static final String PRIMARY = "primary";
    private static final int CONNECT_SECONDS = 1;
    private static final int ANSWER_SECONDS = 2;
    private static final int USES_UNTIL_PREPARED = 5;

    private Connecting() {}

    /** A connection of its own for a request's kind of work, felt to be dead or frozen within 3 s. */
    public static Connection connect(DatabaseAddress address, Role role, String name) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        quick(source, address, role, name);
        return source.getConnection();
    }

    /** For requests: a dead or frozen database is felt within 3 s. */
    static void quick(BaseDataSource source, DatabaseAddress address, Role role, String name) {
        patient(source, address, role, name);
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setLoginTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(ANSWER_SECONDS);
    }

    /** For migrations, which may take as long as they take. */
    static void patient(BaseDataSource source, DatabaseAddress address, Role role, String name) {
        source.setURL(address.url());
        source.setUser(role.user(address));
        source.setPassword(role.password(address).reveal());
        source.setApplicationName(name);
        source.setTargetServerType(PRIMARY);
        source.setConnectTimeout(ANSWER_SECONDS);
        source.setPrepareThreshold(USES_UNTIL_PREPARED);
        source.setTcpKeepAlive(true);
    }

    /** Without generic plans each statement on a partitioned table is planned anew. */
    static Connection planningOnce(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET plan_cache_mode = force_generic_plan");
            return connection;
        } catch (SQLException refused) {
            connection.close();
            throw refused;
        }
    }
}
