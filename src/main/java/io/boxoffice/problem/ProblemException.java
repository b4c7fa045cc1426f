package io.boxoffice.problem;

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

    /** 404: there is no such thing, or none that the caller may see. */
    public static ProblemException notFound() {
        return new ProblemException(404, "There is no such resource.");
    }

    /** 409: it is there already, or something stands against it. */
    public static ProblemException conflict(String detail) {
        return new ProblemException(409, detail);
    }

    int status() {
        return status;
    }
}
