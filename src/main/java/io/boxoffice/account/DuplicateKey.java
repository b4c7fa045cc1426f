package io.boxoffice.account;

import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells that a unique constraint refused a row, by what stands in the chain of causes. */
public final class DuplicateKey {
    private static final String UNIQUE_VIOLATION = "23505";

    private DuplicateKey() {}

    /** Whether a failure has that cause. */
    public static boolean isCauseOf(Throwable failed) {
        return Stream.iterate(Optional.of(failed), Optional::isPresent, next -> next.map(Throwable::getCause))
                .limit(20)
                .flatMap(Optional::stream)
                .anyMatch(cause -> cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState()));
    }
}
