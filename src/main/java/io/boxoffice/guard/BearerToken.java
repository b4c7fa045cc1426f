package io.boxoffice.guard;

import java.util.List;

/** What a request presents: exactly one {@code Authorization} header with the scheme Bearer and one space (RFC 6750 2.1). */
sealed interface BearerToken {
    /** Nothing, or something that is no bearer token at all. */
    record None() implements BearerToken {}

    /** A text that claims to be a token; nothing about it is known yet. */
    record Presented(String text) implements BearerToken {
        @Override
        public String toString() {
            return "Presented[***]";
        }
    }

    /** Several headers: which one counts is not ours to guess. */
    record Ambiguous() implements BearerToken {}

    static BearerToken of(List<String> values) {
        if (values.size() > 1) {
            return new Ambiguous();
        }
        String scheme = "Bearer ";
        return values.stream()
                .filter(value -> value.regionMatches(true, 0, scheme, 0, scheme.length()))
                .map(value -> value.substring(scheme.length()))
                .filter(text -> !text.isBlank())
                .findFirst()
                .<BearerToken>map(Presented::new)
                .orElseGet(None::new);
    }
}
