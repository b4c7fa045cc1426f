package io.boxoffice.view;

/** What another device is told: it goes on there. */
public record DeviceDoneView(Kind kind) implements View {

    /** What was decided. */
    public enum Kind {
        /** It may have what it asked for. */
        ALLOWED,
        /** Its person said no. */
        DENIED,
        /** Its person may not have it themselves. */
        NOT_POSSIBLE
    }
}
