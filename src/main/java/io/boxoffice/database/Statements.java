package io.boxoffice.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Statements that stand alone: each is a transaction of the database, in one round trip, with no transaction of the container around it
 * (who calls has none). For the one path that is asked more often than all others; elsewhere is JPA.
 */
@Dependent
public class Statements {
    /** Makes an object of a row. */
    @FunctionalInterface
    public interface Reader<T> {
        /** What a row says. */
        T read(ResultSet row) throws SQLException;
    }

    /** Not shareable: one that is, Liberty keeps until the method of the bean is over, while what that calls waits for another one. */
    @Resource(lookup = "jdbc/boxoffice", shareable = false)
    DataSource database;

    /**
     * The first row that a statement gives; nothing if it gives none.
     *
     * @param parameters in the order of their places; an {@link Instant} is a {@code timestamptz}
     * @throws PersistenceException if the database fails; whether the statement was done is not known then
     */
    public <T> Optional<T> first(String sql, Reader<T> reader, @Nullable Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, parameters);
                ResultSet found = statement.executeQuery()) {
            return found.next() ? Optional.of(reader.read(found)) : Optional.empty();
        } catch (SQLException failed) {
            throw new PersistenceException(failed);
        }
    }

    /** A {@code timestamptz}; nothing where it is null. */
    public static @Nullable Instant time(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static PreparedStatement prepared(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(
                    i + 1, parameters[i] instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : parameters[i]);
        }
        return statement;
    }
}
