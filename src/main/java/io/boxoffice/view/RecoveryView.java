package io.boxoffice.view;

import java.util.Optional;

/**
 * A new password by a link; the form {@code recovery} sends {@code csrf}, {@code code}, {@code new_password} and {@code again}. A script takes
 * the code from the fragment of the address; without it, whoever has the link brings the code themselves.
 *
 * @param action where the form goes, as the browser sees it
 * @param csrf the token of the form
 * @param code what its field holds at first, or empty
 */
public record RecoveryView(String action, String csrf, String code, Optional<Flaw> flaw) implements View {

    /** Why they are asked once more. */
    public enum Flaw {
        BAD_LINK,
        NOT_SAME,
        WEAK,
        SLOW_DOWN
    }

    /** Whether what is wrong is in the passwords. */
    boolean blamesPassword() {
        return flaw.filter(wrong -> wrong == Flaw.NOT_SAME || wrong == Flaw.WEAK)
                .isPresent();
    }
}
