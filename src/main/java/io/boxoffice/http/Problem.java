package io.boxoffice.http;

/**
 * A problem document (RFC 9457).
 *
 * @param type {@code about:blank}: the status says what kind of problem it is
 * @param title the status in words
 * @param detail what this one is about, for the caller; constant for each cause, never an echo of the input
 * @param instance the path that was asked for
 */
public record Problem(String type, String title, int status, String detail, String instance) {
    /** The content type of a problem document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(int status, String detail, String path) {
        return new Problem("about:blank", Title.of(status), status, detail, path);
    }
}
