package io.boxoffice.oauth;

/**
 * A refusal with the words of RFC 6749 5.2: thrown at the edge only, mapped at the edge only. Outside {@code /auth} its
 * description becomes the detail of a problem document.
 */
public class OAuthException extends RuntimeException {
    private final ErrorCode code;
    private final int status;

    /** A refusal with the usual status of its code; the description is for the caller and constant. */
    public OAuthException(ErrorCode code, String description) {
        this(code, code.status(), description);
    }

    /** A refusal with a status of its own, such as the 401 of a failed login. */
    public OAuthException(ErrorCode code, int status, String description) {
        super(description, null, false, false); // an ordinary outcome: no stack trace
        this.code = code;
        this.status = status;
    }

    public final ErrorCode code() {
        return code;
    }

    /** The HTTP status of the answer. */
    public final int status() {
        return status;
    }
}
