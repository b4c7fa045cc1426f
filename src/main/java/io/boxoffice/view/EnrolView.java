package io.boxoffice.view;

import java.util.Optional;

/**
 * A second factor must be set up. The form {@code enrol} sends {@code csrf}, {@code otp} and {@code decision} ({@code enrol} or {@code
 * cancel}); the form {@code passkey}, which a script shows, sends {@code csrf}, {@code passkey} and the {@code decision} {@code new-passkey}.
 *
 * @param action where the form goes, as the browser sees it; asked for anew, it shows another secret
 * @param csrf the token of each form
 * @param secret what is to be taken over into an app; nothing where a code was wrong: it is shown once
 * @param passkey what the script asks the browser, as JSON; nothing for who has as many as they may have
 */
public record EnrolView(
        String action,
        String csrf,
        String clientName,
        String username,
        Optional<Shown> secret,
        Optional<String> passkey,
        Optional<Flaw> flaw)
        implements View {

    /** Why it is asked once more. */
    public enum Flaw {
        CODE,
        PASSKEY
    }

    /** Whether what is wrong is in the field. */
    boolean blamesField() {
        return flaw.filter(wrong -> wrong == Flaw.CODE).isPresent();
    }

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
