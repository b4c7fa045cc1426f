package io.boxoffice.view;

import java.util.Optional;

/**
 * The code that another device shows; the form {@code device} sends {@code csrf}, {@code user_code} and {@code decision} ({@code continue}).
 * Beside it, hidden without its script, is what signs in the very device that shows the page, by another one (RFC 10027).
 *
 * @param action where the form goes, as the browser sees it
 * @param csrf the token of the form
 * @param userCode what the field holds at first, or empty
 */
public record DeviceCodeView(String action, String csrf, String userCode, Optional<Flaw> flaw) implements View {

    /** Why they are asked once more. Nobody learns what became of a code that was good. */
    public enum Flaw {
        WRONG,
        SLOW_DOWN
    }
}
