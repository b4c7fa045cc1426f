package io.boxoffice.mail;

/** What became of the try to send a mail, as it is counted. */
enum MailOutcome {
    SENT,
    /** It is tried again. */
    POSTPONED,
    GIVEN_UP
}
