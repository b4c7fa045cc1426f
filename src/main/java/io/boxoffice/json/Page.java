package io.boxoffice.json;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor where the next page begins; {@code null} on the last one
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    /**
     * A page out of one row more than was asked for: the row too many only says that there is a next page.
     *
     * @param rows at most {@code limit} + 1 of them, in order
     * @param cursorOf the cursor that begins behind a row
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> cursorOf) {
        if (rows.size() <= limit) {
            return new Page<>(List.copyOf(rows), null);
        }
        List<T> items = List.copyOf(rows.subList(0, limit));
        return new Page<>(items, cursorOf.apply(items.getLast()));
    }

    /** The same page, of what becomes of its items. */
    public <R> Page<R> map(Function<T, R> change) {
        return new Page<>(items.stream().map(change).toList(), nextCursor);
    }

    /** The limit to use: 50 when none is asked for, never over 200; less than 1 or no number at all is refused. */
    public static int limit(Optional<String> asked) {
        return asked.map(Page::parse).map(limit -> Math.min(limit, 200)).orElse(50);
    }

    private static int parse(String text) {
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw BodyRefused.malformed("limit must be a whole number from 1.");
        }
        return (int) Math.min(Long.parseLong(text), 200);
    }
}
