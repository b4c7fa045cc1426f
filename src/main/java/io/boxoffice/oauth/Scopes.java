package io.boxoffice.oauth;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A set of scopes, in order, printed as RFC 6749 3.3 writes it: scope tokens with one space between them. */
public record Scopes(SortedSet<String> values) {
    private static final Pattern TOKEN = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,64}");

    /** No scope at all: {@code ""}. */
    public static final Scopes NONE = new Scopes(new TreeSet<>());

    /** Of a token that is good for nothing but to set up a second factor. */
    public static final Scopes ENROLMENT = of(Set.of("factors.enrol"));

    public Scopes {
        values = Collections.unmodifiableSortedSet(new TreeSet<>(values));
    }

    public static Scopes of(Collection<String> values) {
        return new Scopes(new TreeSet<>(values));
    }

    /** The scopes of a text, or nothing when it is not a list of scope tokens or names one twice. */
    public static Optional<Scopes> parse(String text) {
        if (text.isEmpty()) {
            return Optional.of(NONE);
        }
        String[] parts = text.split(" ", -1);
        boolean wellFormed = Arrays.stream(parts).allMatch(Scopes::isToken);
        Scopes scopes = of(Arrays.asList(parts));
        return wellFormed && scopes.values.size() == parts.length ? Optional.of(scopes) : Optional.empty();
    }

    /** Whether a text can stand as one scope token. */
    public static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    public boolean contains(String scope) {
        return values.contains(scope);
    }

    public boolean containsAll(Scopes others) {
        return values.containsAll(others.values);
    }

    /** The scopes that are in both. */
    public Scopes intersect(Scopes others) {
        SortedSet<String> both = new TreeSet<>(values);
        both.retainAll(others.values);
        return new Scopes(both);
    }

    /** The scopes that are in either. */
    public Scopes and(Scopes others) {
        SortedSet<String> either = new TreeSet<>(values);
        either.addAll(others.values);
        return new Scopes(either);
    }

    /** The scopes that are not in the others. */
    public Scopes without(Scopes others) {
        SortedSet<String> rest = new TreeSet<>(values);
        rest.removeAll(others.values);
        return new Scopes(rest);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    @Override
    public String toString() {
        return String.join(" ", values);
    }
}
