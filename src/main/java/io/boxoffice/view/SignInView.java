package io.boxoffice.view;

import java.util.Optional;

/**
 * Username and password; the form {@code sign-in} sends {@code csrf}, {@code username}, {@code password} and {@code decision}
 * ({@code sign-in} or {@code cancel}).
 * A script shows the form {@code passkey} where the browser can do it; that one sends {@code csrf}, {@code passkey} and the {@code decision}
 * {@code passkey}.
 *
 * @param action where the forms go, as the browser sees it
 * @param csrf the token of both
 * @param username what the field holds at first, or empty
 * @param passkey what the script asks the browser, as JSON
 */
public record SignInView(
        String action, String csrf, String clientName, String username, String passkey, Optional<Flaw> flaw)
        implements View {

    /** Whether what is wrong is in the fields. */
    boolean blamesFields() {
        return flaw.isPresent() && flaw.get() != Flaw.PASSKEY;
    }

    /** Why they are asked once more. A lock looks like {@link #WRONG}. */
    public enum Flaw {
        WRONG,
        SLOW_DOWN,
        TOO_LONG,
        PASSKEY
    }
}
