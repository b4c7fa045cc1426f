package io.boxoffice.json;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which page of a list a caller asks for, as parameters of the query. One that cannot be read is refused with 400. */
public class PageQuery {
    @QueryParam("cursor")
    @Nullable
    String cursor;

    @QueryParam("limit")
    @Nullable
    String limit;

    /**
     * The page that is asked for.
     *
     * @param list the name of the list: a cursor of another one is refused
     * @param rows those behind a position, or the first ones, in order, and at most so many
     * @param position where a row is, in the words that {@code rows} takes
     */
    public <T> Page<T> page(
            Cursors cursors,
            String list,
            BiFunction<Optional<String>, Integer, List<T>> rows,
            Function<T, String> position) {
        int count = Page.limit(Optional.ofNullable(limit));
        Optional<String> behind = Optional.ofNullable(cursor).map(text -> cursors.open(list, text));
        return Page.of(rows.apply(behind, count + 1), count, row -> cursors.seal(list, position.apply(row)));
    }
}
