package io.boxoffice.shop;

import jakarta.ejb.EJBException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** An order and the removal of its product came together, and the foreign key let only one of them be. */
final class BrokenReference {
    private static final String FOREIGN_KEY_VIOLATION = "23503";

    private BrokenReference() {}

    /** What a transaction came to; nothing if the foreign key refused it. */
    static <T> Optional<T> unlessRefused(Supplier<T> transaction) {
        try {
            return Optional.of(transaction.get());
        } catch (EJBException failed) {
            if (isCauseOf(failed)) {
                return Optional.empty();
            }
            throw failed;
        }
    }

    private static boolean isCauseOf(Throwable failed) {
        return Stream.iterate(Optional.of(failed), Optional::isPresent, next -> next.map(Throwable::getCause))
                .limit(20)
                .flatMap(Optional::stream)
                .anyMatch(
                        cause -> cause instanceof SQLException sql && FOREIGN_KEY_VIOLATION.equals(sql.getSQLState()));
    }
}
