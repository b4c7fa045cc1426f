package io.boxoffice.drill;

import io.boxoffice.verifier.Source;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is tried. */
public enum DrillKind {
    /** How soon every verifier has a new key: by a decoy in the key set. */
    ROTATION(Source.KEY_SET),
    /** How soon every verifier refuses a revoked token: by a canary in the status list. */
    REVOCATION(Source.STATUS_LIST);

    private final Source source;

    DrillKind(Source source) {
        this.source = source;
    }

    /** What verifiers read to see it. */
    Source source() {
        return source;
    }

    /** The kind as it travels and as it is stored. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of this exact text. */
    public static Optional<DrillKind> parse(String wire) {
        return Arrays.stream(values()).filter(kind -> kind.wire().equals(wire)).findFirst();
    }
}
