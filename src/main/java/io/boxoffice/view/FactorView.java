package io.boxoffice.view;

import java.util.Optional;

/**
 * A second factor is asked for. The form {@code factor} sends {@code csrf}, {@code otp} and {@code decision} ({@code one-time-code} or {@code
 * cancel}); the form {@code recovery} sends {@code csrf}, {@code recovery_code} and {@code decision} ({@code recovery-code}).
 *
 * @param action where the forms go, as the browser sees it
 * @param csrf the token of both
 * @param username whose factor it is
 */
public record FactorView(String action, String csrf, String clientName, String username, Optional<Flaw> flaw)
        implements View {

    /** Why it is asked once more. A lock looks like {@link #WRONG}. */
    public enum Flaw {
        WRONG
    }
}
