package io.boxoffice.http;

import jakarta.ws.rs.core.Response;

/** The words of an HTTP status. */
public final class Title {
    private Title() {}

    /** The reason phrase of RFC 9110 for a status. */
    public static String of(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "Error" : known.getReasonPhrase();
    }
}
