package io.boxoffice.json;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The query of a request, read as strictly as a form in a body. */
public final class QueryText {
    private QueryText() {}

    /**
     * The names of its parameters. Refused with 400: one that stands twice, a sequence that is not well encoded UTF-8, a
     * character outside of ASCII that is not encoded, NUL.
     *
     * @param query as it came, still encoded; none is like an empty one
     */
    public static Set<String> names(@Nullable String query) {
        String text = query == null ? "" : query;
        if (text.chars().anyMatch(character -> character > '~')) {
            throw BodyRefused.malformed("The query is not well encoded.");
        }
        return new TreeSet<>(FormBody.object(text).propertyNames());
    }
}
