package io.boxoffice.view;

import java.util.Optional;

/**
 * Why it does not go on, and what to do. Nothing of the request is shown.
 *
 * @param clientName only of a client that is known
 * @param clientUri its registered address, the way back
 */
public record FaultView(Kind kind, Optional<String> clientName, Optional<String> clientUri) implements View {

    /** What is wrong, as far as it concerns a reader. */
    public enum Kind {
        UNKNOWN_CLIENT,
        BAD_REDIRECT_URI,
        BAD_REQUEST,
        EXPIRED,
        DONE,
        ANOTHER_BROWSER,
        NOT_FROM_HERE,
        NOT_FOUND,
        TOO_LARGE,
        BUSY,
        UNAVAILABLE;

        /** What the status of a refusal means to a reader. */
        static Kind of(int status) {
            return switch (status) {
                case 403 -> NOT_FROM_HERE;
                case 404, 405 -> NOT_FOUND;
                case 408, 429 -> BUSY;
                case 413 -> TOO_LARGE;
                default -> status < 500 ? BAD_REQUEST : UNAVAILABLE;
            };
        }
    }
}
