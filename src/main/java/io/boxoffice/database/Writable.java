package io.boxoffice.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Is what answers a primary still? One that was demoted, or made read-only, is as good as away. */
public final class Writable {
    /** Fails as a write would, so that the pool throws away what came from this server. */
    private static final String REQUIRE = """
            DO $$ BEGIN
                IF pg_catalog.pg_is_in_recovery() OR pg_catalog.current_setting('transaction_read_only')::boolean THEN
                    RAISE EXCEPTION 'the database is read-only' USING ERRCODE = 'read_only_sql_transaction';
                END IF;
            END $$""";

    private Writable() {}

    /** {@link SQLException} with the SQLSTATE 25006 from a server that takes no writes. */
    public static void require(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(REQUIRE);
        }
    }
}
