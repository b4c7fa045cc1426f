package io.boxoffice.oauth;

/** The id of a client (RFC 6749 2.2). It shares one space of names with the audiences: none is both. */
public record ClientId(String value) {
    /** The client of the first-party login. */
    public static final ClientId FIRST_PARTY = new ClientId("boxoffice");

    @Override
    public String toString() {
        return value;
    }
}
