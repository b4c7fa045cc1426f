package io.boxoffice.mail;

import java.time.Duration;
import java.util.Locale;

/** What a mail is about. Its texts are in {@code mails.properties}. */
public enum MailKind {
    /** A link by which its user sets another password. Whoever asked waits for it: it is not tried for long. */
    RECOVERY(3, Duration.ofHours(1)),
    /** They have another password. */
    PASSWORD_CHANGED,
    /** They have another second factor, or other recovery codes. */
    FACTOR_ADDED,
    /** A second factor of theirs is good for nothing any more. */
    FACTOR_REMOVED,
    /** Their password was right, and came from a network from which they had not logged in before. */
    NEW_NETWORK,
    /** A device that asked elsewhere acts in their name. */
    NEW_DEVICE;

    private final int mostAnHour;
    private final Duration life;

    MailKind() {
        this(20, Duration.ofDays(1));
    }

    MailKind(int mostAnHour, Duration life) {
        this.mostAnHour = mostAnHour;
        this.life = life;
    }

    /** How many of it a user is sent within an hour. */
    int mostAnHour() {
        return mostAnHour;
    }

    /** How long it is tried. */
    Duration life() {
        return life;
    }

    /** As it is stored, and stands before its texts. */
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static MailKind parse(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
