package io.boxoffice.http;

/** A refusal at {@code /api}: thrown at the edge only, mapped at the edge only (RFC 9457). */
public final class ProblemException extends RuntimeException {
    private final int status;

    private ProblemException(int status, String detail) {
        super(detail, null, false, false); // an ordinary outcome: no stack trace
        this.status = status;
    }

    /** 400: the request was read but cannot be done as it stands. */
    public static ProblemException badRequest(String detail) {
        return new ProblemException(400, detail);
    }

    /** 403: whoever asks may do such a thing, and not this one. */
    public static ProblemException forbidden(String detail) {
        return new ProblemException(403, detail);
    }

    /** 404: there is no such thing, or none that the caller may see. */
    public static ProblemException notFound() {
        return new ProblemException(404, "There is no such resource.");
    }

    /** 409: it is there already, or something stands against it. */
    public static ProblemException conflict(String detail) {
        return new ProblemException(409, detail);
    }

    /** 412: it was changed since the caller read it. */
    public static ProblemException stale() {
        return new ProblemException(412, "The resource is not the one that If-Match names: read it again.");
    }

    /** 428 (RFC 6585 3): the change does not say what it is based on. */
    public static ProblemException preconditionRequired() {
        return new ProblemException(428, "If-Match with the ETag of the resource is required.");
    }

    /** 503: what it needs does not answer; later it may. */
    public static ProblemException unavailable() {
        return new ProblemException(503, "Try again shortly.");
    }

    int status() {
        return status;
    }
}
