package io.boxoffice.factor;

/** What a user still has to do before they may go on. */
public enum Due {
    /** Nothing: they have shown enough. */
    NOTHING,
    /** They must show a second factor. */
    SHOW,
    /** They must set one up, for they have none. */
    ENROL
}
