package io.boxoffice.client;

import java.time.Duration;
import java.util.List;

/**
 * A login whose password was right, and that waits for something else of its user.
 *
 * @param audience which tokens are for
 * @param methods what its user has: {@code totp}, {@code recovery_code}, {@code passkey}; a newer Boxoffice may know more
 * @param expiresIn how long the login waits, from its answer on
 */
public record FactorDue(String audience, List<String> methods, Duration expiresIn) {
    /** What cannot be shown, for its user has none, and has to set one up. */
    private static final String ENROL = "enrol";

    /** Copies the list. */
    public FactorDue {
        methods = List.copyOf(methods);
    }

    boolean canBeShown() {
        return methods.stream().anyMatch(method -> !method.equals(ENROL));
    }
}
