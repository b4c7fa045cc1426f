package io.boxoffice.limit;

/** What is limited for each network. */
public enum Limit {
    /** What costs a password hash: logins, registrations and changes of one's own password. */
    LOGIN,
    /** What costs a look at a session: refreshes and logouts. */
    REFRESH
}
