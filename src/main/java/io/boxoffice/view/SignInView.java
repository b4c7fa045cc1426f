package io.boxoffice.view;

import java.util.Optional;

/**
 * Username and password; the form {@code sign-in} sends {@code csrf}, {@code username}, {@code password} and {@code decision}
 * ({@code sign-in} or {@code cancel}).
 *
 * @param action where the form goes, as the browser sees it
 * @param csrf the token of the form
 * @param username what the field holds at first, or empty
 */
public record SignInView(String action, String csrf, String clientName, String username, Optional<Flaw> flaw)
        implements View {

    /** Why they are asked once more. A lock looks like {@link #WRONG}. */
    public enum Flaw {
        WRONG,
        SLOW_DOWN,
        TOO_LONG
    }
}
