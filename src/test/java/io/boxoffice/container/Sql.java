package io.boxoffice.container;

import io.boxoffice.fixture.SomeIds;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** SQL inside the container or on any database, as the role that serves requests or as the schema's owner. */
public final class Sql {
    private final DataSource database;

    private Sql(DataSource database) {
        this.database = database;
    }

    /** As whoever a database is for. */
    public static Sql on(DataSource database) {
        return new Sql(database);
    }

    /** As the role of the run time. */
    public static Sql atRunTime() {
        return new Sql(named("jdbc/boxoffice"));
    }

    /** As the owner of the schema. */
    public static Sql asOwner() {
        return new Sql(named("jdbc/boxoffice-owner"));
    }

    @SuppressWarnings("BanJNDI") // the names are ours
    private static DataSource named(String name) {
        try {
            return InitialContext.doLookup(name);
        } catch (NamingException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** The number of rows that were changed. */
    public int run(String sql, @Nullable Object... parameters) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, parameters)) {
            statement.execute();
            return statement.getUpdateCount();
        }
    }

    /** The first column of the first row as text. */
    public String text(String sql, @Nullable Object... parameters) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, parameters);
                ResultSet found = statement.executeQuery()) {
            return found.next() ? String.valueOf(found.getString(1)) : "no row";
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, SomeIds.column(parameters[i]));
        }
        return statement;
    }
}
