package io.boxoffice.system;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Every row of every table of ours, as text: what a thief of the database holds. */
final class Dump {
    private Dump() {}

    static String of(Boxoffice boxoffice) {
        try (Connection connection = boxoffice.database().connect();
                Statement statement = connection.createStatement()) {
            StringBuilder all = new StringBuilder();
            for (String table : texts(
                    statement,
                    "select quote_ident(schemaname) || '.' || quote_ident(tablename) "
                            + "from pg_tables where schemaname not in ('pg_catalog', 'information_schema')")) {
                texts(statement, "select t::text from " + table + " t")
                        .forEach(row -> all.append(row).append('\n'));
            }
            return all.toString();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static List<String> texts(Statement statement, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
