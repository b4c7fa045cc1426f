package io.boxoffice.view;

import java.util.Optional;

/**
 * A second factor must be set up. The form {@code enrol} sends {@code csrf}, {@code otp} and {@code decision} ({@code enrol} or {@code
 * cancel}).
 *
 * @param action where the form goes, as the browser sees it; asked for anew, it shows another secret
 * @param csrf the token of the form
 * @param secret what is to be taken over into an app; nothing where a code was wrong: it is shown once
 */
public record EnrolView(String action, String csrf, String clientName, String username, Optional<Shown> secret)
        implements View {

    /**
     * A secret as it is shown.
     *
     * @param text in base32
     * @param picture a QR code, as the address of an image
     */
    public record Shown(String text, String picture) {
        /** A record prints its components; a secret must not be printed. */
        @Override
        public String toString() {
            return "Shown[]";
        }
    }
}
