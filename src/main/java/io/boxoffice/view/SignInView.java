package io.boxoffice.view;

import java.util.Optional;

/**
 * Username and password; the form {@code sign-in} sends {@code csrf}, {@code username}, {@code password} and {@code decision}
 * ({@code sign-in} or {@code cancel}).
 * A script shows the form {@code passkey} where the browser can do it; that one sends {@code csrf}, {@code passkey} and the {@code decision}
 * {@code passkey}.
 *
 * @param action where the forms go, as the browser sees it
 * @param csrf the token of each
 * @param username what the field holds at first, or empty
 * @param passkey what the script asks the browser, as JSON
 * @param forgotten where who has forgotten their password asks for a mail; nothing where none are sent
 * @param signUp the form by which somebody becomes a user; nothing where nobody may by themselves
 */
public record SignInView(
        String action,
        String csrf,
        String clientName,
        String username,
        String passkey,
        Optional<String> forgotten,
        Optional<Flaw> flaw,
        Optional<SignUp> signUp)
        implements View {

    /**
     * The form {@code sign-up}, which sends {@code csrf}, {@code username}, {@code password} and the {@code decision} {@code sign-up}.
     *
     * @param username what its field holds at first, or empty
     * @param flaw why it is asked for once more
     */
    public record SignUp(String username, Optional<SignUpFlaw> flaw) {}

    /** Why nobody has become a user. */
    public enum SignUpFlaw {
        TAKEN,
        NOT_ALLOWED,
        SLOW_DOWN
    }

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
