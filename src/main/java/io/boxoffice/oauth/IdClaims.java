package io.boxoffice.oauth;

import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The claims about the user that a client asked for in its ID tokens by name (OpenID Connect Core 5.5), in the order of their names. */
public record IdClaims(Set<String> names) {
    /** None was asked for: claims about the user are at userinfo only. */
    public static final IdClaims NONE = new IdClaims(Set.of());

    public IdClaims {
        names = Collections.unmodifiableSet(new TreeSet<>(names));
    }

    /** The claims of a text that {@link #toString} made; none of an empty one. */
    public static IdClaims stored(String text) {
        return new IdClaims(Arrays.stream(text.split(" ", -1))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet()));
    }

    public boolean isEmpty() {
        return names.isEmpty();
    }

    /** The names with one space between them; of none the empty text. */
    @Override
    public String toString() {
        return String.join(" ", names);
    }
}
