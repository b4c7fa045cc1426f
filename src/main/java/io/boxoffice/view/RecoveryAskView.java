package io.boxoffice.view;

import java.util.Optional;

/**
 * Who has forgotten their password; the form {@code ask} sends {@code csrf} and {@code username}.
 *
 * @param action where the form goes, as the browser sees it
 * @param csrf the token of the form
 */
public record RecoveryAskView(String action, String csrf, Optional<Flaw> flaw) implements View {

    /** Why they are asked once more. Nobody learns whether there is such a user. */
    public enum Flaw {
        NO_NAME
    }
}
