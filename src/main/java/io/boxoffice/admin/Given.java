package io.boxoffice.admin;

import io.boxoffice.json.BodyRefused;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A parameter of a query, as it was given or not. */
record Given(String name, @Nullable String text) {
    /** What it says, if it is there; refused with 400 if it says nothing that can be read. */
    <T> Optional<T> read(Function<String, Optional<T>> reading) {
        return Optional.ofNullable(text).map(given -> reading.apply(given).orElseThrow(this::refused));
    }

    private BodyRefused refused() {
        return BodyRefused.malformed("The parameter " + name + " cannot be read.");
    }
}
