package io.boxoffice.problem;

import jakarta.ws.rs.core.Response;

/** The words of an HTTP status. */
final class Title {
    private Title() {}

    static String of(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "Error" : known.getReasonPhrase();
    }
}
