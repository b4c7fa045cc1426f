package io.boxoffice.limit;

/** What is limited for each network. */
public enum Limit {
    /** What costs a password hash: logins and registrations. */
    LOGIN,
    /** What costs a look at a session: refreshes and logouts. */
    REFRESH
}
