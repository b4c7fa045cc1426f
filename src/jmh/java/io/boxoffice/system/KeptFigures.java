package io.boxoffice.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The figures of the last release, in the repository; they are replaced only where {@code -Dbench.keep} names the release of new ones. */
record KeptFigures(Optional<Measurement> before) {
    private static final Path FILE = Path.of("docs", "figures.json");
    private static final String RELEASE = System.getProperty("bench.keep", "");

    static KeptFigures read() throws IOException {
        return new KeptFigures(
                Files.exists(FILE) ? Optional.of(Measurement.parse(Files.readString(FILE))) : Optional.empty());
    }

    String beside(Measurement now) {
        return before.map(kept -> new Comparison(kept, now).report())
                .orElseGet(() -> "%nNothing was kept to compare with: there is no %s.%n".formatted(FILE));
    }

    void replaceBy(Measurement now) throws IOException {
        if (!RELEASE.isEmpty()) {
            Files.writeString(FILE, now.keptFor(RELEASE).json());
            System.out.printf("%nkept in %s as the figures of %s%n", FILE, RELEASE);
        }
    }
}
