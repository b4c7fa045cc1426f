package io.boxoffice.limit;

/** What is limited for each network. */
public enum Limit {
    /** What costs a password hash: logins, registrations and changes of one's own password. */
    LOGIN,
    /** What costs a look at a session: refreshes and logouts. */
    REFRESH,
    /** What clients ask at {@code /oauth2}: machines behind one address ask often. */
    CLIENT,
    /** Credentials of a client that were not good: as many as logins. */
    CLIENT_FAILURE,
    /** Metadata documents of clients, each of which costs a request to a server elsewhere. */
    DOCUMENT
}
