package io.boxoffice.audience;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The names of the services that verify the tokens of an audience and read its key set and its status list each at an address of
 * its own, up to {@value #MOST}. A name is no secret: whoever knows it can read in its place.
 */
public record Verifiers(SortedSet<String> names) {
    /** As many as an audience may have. */
    public static final int MOST = 16;

    /** Nobody. */
    public static final Verifiers NONE = of(List.of());

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    /** Those of these names, of which each is {@linkplain #isName one}. */
    public static Verifiers of(Collection<String> names) {
        return new Verifiers(Collections.unmodifiableSortedSet(new TreeSet<>(names)));
    }

    /** Whether a text has the shape of a name: that of an audience's. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Whether it is one of them. */
    public boolean has(String name) {
        return names.contains(name);
    }

    /** As they are stored. */
    String text() {
        return String.join(" ", names);
    }

    static Verifiers ofStored(String text) {
        return text.isEmpty() ? NONE : of(Arrays.asList(text.split(" ", -1)));
    }

    @Override
    public String toString() {
        return names.toString();
    }
}
