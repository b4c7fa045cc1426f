package io.boxoffice.database;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells a database that is down, frozen, full or read-only from a mistake of ours, by what stands in the chain of causes. */
public final class Unavailable {
    /** Classes of SQLSTATE: connection, resources, operator, lock wait, system. */
    private static final Set<String> CLASSES = Set.of("08", "53", "55", "57", "58");

    /** Of another class: a primary that was demoted, or made read-only. */
    private static final String READ_ONLY = "25006";

    private Unavailable() {}

    /** Whether it is the database that failed, and not we. */
    public static boolean isCauseOf(Throwable thrown) {
        return cause(thrown).isPresent();
    }

    /** What the driver or the pool said of it, for the log. */
    public static String reason(Throwable thrown) {
        return cause(thrown).map(Throwable::toString).orElse("unknown");
    }

    private static Optional<Throwable> cause(Throwable thrown) {
        return Stream.iterate(Optional.of(thrown), Optional::isPresent, next -> next.map(Throwable::getCause))
                .limit(20)
                .flatMap(Optional::stream)
                .filter(Unavailable::isOne)
                .findFirst();
    }

    private static boolean isOne(Throwable cause) {
        return switch (cause) {
            case SQLTransientException _ -> true;
            case SQLRecoverableException _ -> true;
            case SQLNonTransientConnectionException _ -> true;
            case SQLException sql ->
                sql.getSQLState() != null
                        && sql.getSQLState().length() == 5
                        && (sql.getSQLState().equals(READ_ONLY)
                                || CLASSES.contains(sql.getSQLState().substring(0, 2)));
            // The connector classes of the pool are the server's own: an application sees them by name only.
            default -> cause.getClass().getName().startsWith("jakarta.resource.");
        };
    }
}
