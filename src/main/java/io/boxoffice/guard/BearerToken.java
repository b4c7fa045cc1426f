package io.boxoffice.guard;

import java.util.List;
import java.util.Optional;

/**
 * What a request presents: exactly one {@code Authorization} header with the scheme Bearer or DPoP and one space (RFC 6750 2.1, RFC 9449
 * 7.1).
 */
sealed interface BearerToken {
    /** Nothing, or something that is no bearer token at all. */
    record None() implements BearerToken {}

    /** How it is presented; schemes are compared without case (RFC 9110 11.1). */
    enum Scheme {
        /** By whoever has it. */
        BEARER("Bearer "),
        /** By whoever has the key that it is bound to. */
        DPOP("DPoP ");

        private final String beginning;

        Scheme(String beginning) {
            this.beginning = beginning;
        }

        private Optional<Presented> presented(String header) {
            return header.regionMatches(true, 0, beginning, 0, beginning.length())
                    ? Optional.of(header.substring(beginning.length()))
                            .filter(text -> !text.isBlank())
                            .map(text -> new Presented(this, text))
                    : Optional.empty();
        }
    }

    /** A text that claims to be a token; nothing about it is known yet. */
    record Presented(Scheme scheme, String text) implements BearerToken {
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
        return values.stream()
                .flatMap(value -> Scheme.BEARER.presented(value).or(() -> Scheme.DPOP.presented(value)).stream())
                .<BearerToken>map(presented -> presented)
                .findFirst()
                .orElseGet(None::new);
    }
}
