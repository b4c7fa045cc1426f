package io.boxoffice.view;

/** What became of a recovery. */
public record RecoveryDoneView(Kind kind) implements View {

    /** What was done. */
    public enum Kind {
        /** If there is such a user, and they have an address, a mail is on its way. */
        ASKED,
        /** They have another password. */
        SET
    }
}
