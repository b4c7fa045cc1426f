package io.boxoffice.boot;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * The schema of a database, as its catalogue has it. Partitions are of their months, and not looked at.
 *
 * @param promises functions with their parameters and results, and rights of the run-time role, each as a text
 * @param rules what a row must be
 */
record SchemaCatalogue(Set<Column> columns, Set<String> promises, Set<Rule> rules) {

    /**
     * A column.
     *
     * @param kind its type and whether it may be null
     * @param filled whether it has a value in a row that is added without a word of it
     * @param optional whether a row may be added so
     * @param computed whether its value follows from that of other columns
     */
    record Column(String table, String name, String kind, boolean filled, boolean optional, boolean computed) {
        String path() {
            return table + "." + name;
        }
    }

    /**
     * A constraint or a unique index.
     *
     * @param columns those that it is about; none where that cannot be told
     */
    record Rule(String table, String words, Of of, Set<String> columns) {}

    /** What a rule is for: each row by itself, rows beside each other, rows that go. */
    enum Of {
        ROW,
        UNIQUE,
        DELETION
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private static final String OURS =
            "c.relnamespace = 'public'::regnamespace AND NOT c.relispartition AND c.relname <> 'flyway_schema_history'";

    private static final String COLUMNS = """
            SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod)
                || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END || a.attidentity::text || a.attgenerated::text,
                a.atthasdef OR a.attidentity <> '', NOT a.attnotnull OR a.atthasdef OR a.attidentity <> '',
                a.attgenerated <> ''
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
            WHERE c.relkind IN ('r', 'p', 'v') AND a.attnum > 0 AND NOT a.attisdropped AND OURS""";

    private static final String PROMISES = """
            SELECT 'function ' || proname || '(' || pg_get_function_arguments(oid) || ') ' || pg_get_function_result(oid)
            FROM pg_proc WHERE pronamespace = 'public'::regnamespace
            UNION ALL SELECT 'right to call ' || oid::regprocedure FROM pg_proc
            WHERE pronamespace = 'public'::regnamespace AND has_function_privilege(?, oid, 'EXECUTE')
            UNION ALL SELECT 'right to ' || lower(verb) || ' ' || c.relname || '.' || a.attname
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE']) verb
            WHERE c.relkind IN ('r', 'p', 'v') AND a.attnum > 0 AND NOT a.attisdropped
                AND has_column_privilege(?, c.oid, a.attnum, verb) AND OURS
            UNION ALL SELECT 'right to delete ' || c.relname FROM pg_class c
            WHERE c.relkind IN ('r', 'p') AND has_table_privilege(?, c.oid, 'DELETE') AND OURS""";

    /** What refers to a row is a rule for that row too. */
    private static final String RULES = """
            SELECT c.relname, pg_get_constraintdef(o.oid), 'ROW',
                ARRAY(SELECT attname::text FROM pg_attribute WHERE attrelid = c.oid AND attnum = ANY (o.conkey))
            FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid WHERE o.contype IN ('c', 'f') AND OURS
            UNION ALL SELECT c.relname, regexp_replace(pg_get_indexdef(i.indexrelid), ' \\S+ ON ', ' '), 'UNIQUE',
                CASE WHEN 0 = ANY (i.indkey) OR i.indnullsnotdistinct THEN '{}' ELSE
                    ARRAY(SELECT attname::text FROM pg_attribute WHERE attrelid = c.oid AND attnum = ANY (i.indkey)) END
            FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid WHERE (i.indisunique OR i.indisexclusion) AND OURS
            UNION ALL SELECT c.relname, 'not deleted while a row of ' || o.conrelid::regclass || ' refers to it', 'DELETION', '{}'
            FROM pg_constraint o JOIN pg_class c ON c.oid = o.confrelid
            WHERE o.contype = 'f' AND o.confdeltype IN ('a', 'r') AND o.conparentid = 0 AND OURS""";

    /** The schema of a database as it is now. */
    static SchemaCatalogue of(DataSource database, String runtime) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return of(connection, runtime);
        }
    }

    /** The schema as a connection sees it, with what its transaction has changed. */
    static SchemaCatalogue of(Connection connection, String runtime) throws SQLException {
        return new SchemaCatalogue(
                read(connection, COLUMNS, SchemaCatalogue::column),
                read(connection, PROMISES, row -> row.getString(1), runtime, runtime, runtime),
                read(connection, RULES, SchemaCatalogue::rule));
    }

    /** The names of the tables. */
    Set<String> tables() {
        return columns.stream().map(Column::table).collect(Collectors.toSet());
    }

    private static Column column(ResultSet row) throws SQLException {
        return new Column(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getBoolean(4),
                row.getBoolean(5),
                row.getBoolean(6));
    }

    private static Rule rule(ResultSet row) throws SQLException {
        String[] columns = (String[]) row.getArray(4).getArray();
        return new Rule(
                row.getString(1), row.getString(2), Of.valueOf(row.getString(3)), Set.copyOf(Arrays.asList(columns)));
    }

    private static <T> Set<T> read(Connection connection, String query, Reading<T> reading, String... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query.replace("OURS", OURS))) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            Set<T> found = new LinkedHashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(reading.of(rows));
                }
            }
            return found;
        }
    }
}
