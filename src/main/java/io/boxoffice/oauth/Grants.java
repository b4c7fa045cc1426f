package io.boxoffice.oauth;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is granted to someone: the scopes at each audience that is granted. An audience that is not here is not granted. */
public record Grants(SortedMap<Audience, Scopes> scopes) {
    /** Nothing at all. */
    public static final Grants NONE = of(Map.of());

    public Grants {
        SortedMap<Audience, Scopes> sorted = new TreeMap<>(Comparator.comparing(Audience::name));
        sorted.putAll(scopes);
        scopes = Collections.unmodifiableSortedMap(sorted);
    }

    public static Grants of(Map<Audience, Scopes> scopes) {
        SortedMap<Audience, Scopes> sorted = new TreeMap<>(Comparator.comparing(Audience::name));
        sorted.putAll(scopes);
        return new Grants(sorted);
    }

    /** The scopes at an audience; nothing if the audience is not granted. */
    public Optional<Scopes> at(Audience audience) {
        return Optional.ofNullable(scopes.get(audience));
    }

    /** Whether an audience is granted, with whatever scopes. */
    public boolean includes(Audience audience) {
        return scopes.containsKey(audience);
    }

    /** The same, and an audience without scopes, unless it is granted already. */
    public Grants with(Audience audience) {
        Map<Audience, Scopes> more = new TreeMap<>(scopes);
        more.putIfAbsent(audience, Scopes.NONE);
        return of(more);
    }

    /** As it is shown and stored: the scopes by the names of the audiences, all in order. */
    @JsonValue
    Map<String, List<String>> toJson() {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        scopes.forEach((audience, granted) -> lists.put(audience.name(), List.copyOf(granted.values())));
        return lists;
    }

    /** In words for the audit: each audience in order, with its scopes. */
    @Override
    public String toString() {
        StringBuilder words = new StringBuilder();
        scopes.forEach((audience, granted) -> words.append(words.isEmpty() ? "" : " ")
                .append(audience)
                .append('(')
                .append(granted)
                .append(')'));
        return words.toString();
    }
}
