package io.boxoffice.view;

import java.util.Optional;

/**
 * A second factor is asked for. The form {@code factor} sends {@code csrf}, {@code otp} and {@code decision} ({@code one-time-code} or {@code
 * cancel}); the form {@code recovery} sends {@code csrf}, {@code recovery_code} and {@code decision} ({@code recovery-code}); the form {@code passkey}, which a
 * script shows, sends {@code csrf}, {@code passkey} and the {@code decision} {@code passkey}.
 *
 * @param action where the forms go, as the browser sees it
 * @param csrf the token of each
 * @param username whose factor it is
 * @param offered which of the forms there are
 */
public record FactorView(
        String action, String csrf, String clientName, String username, Offered offered, Optional<Flaw> flaw)
        implements View {

    /**
     * By what it can be shown.
     *
     * @param passkey what the script asks the browser, as JSON; nothing for who has no passkey
     */
    public record Offered(boolean oneTimeCode, boolean recoveryCode, Optional<String> passkey) {}

    /** Why it is asked once more. A lock looks like {@link #WRONG}. */
    public enum Flaw {
        WRONG
    }
}
