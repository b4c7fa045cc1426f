package io.boxoffice.oauth;

import java.time.Duration;
import java.util.Map;

/**
 * A refusal with the words of RFC 6749 5.2: thrown at the edge only, mapped at the edge only. Outside {@code /auth} its
 * description becomes the detail of a problem document.
 */
public class OAuthException extends RuntimeException {
    private final ErrorCode code;
    private final int status;
    private final transient Map<String, String> headers;

    /** A refusal with the usual status of its code; the description is for the caller and constant. */
    public OAuthException(ErrorCode code, String description) {
        this(code, code.status(), description);
    }

    /** A refusal with a status of its own, such as the 401 of a failed login. */
    public OAuthException(ErrorCode code, int status, String description) {
        this(code, status, description, Map.of());
    }

    /** A refusal whose answer has headers of its own, such as {@code WWW-Authenticate}. */
    public OAuthException(ErrorCode code, int status, String description, Map<String, String> headers) {
        super(description, null, false, false); // an ordinary outcome: no stack trace
        this.code = code;
        this.status = status;
        this.headers = Map.copyOf(headers);
    }

    /** A refusal of who asks too often (RFC 6585 4): {@code Retry-After} is the wait in whole seconds, rounded up, at least 1. */
    public static OAuthException slowDown(Duration wait) {
        long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
        return new OAuthException(
                ErrorCode.SLOW_DOWN,
                ErrorCode.SLOW_DOWN.status(),
                "Too many requests: try again later.",
                Map.of("Retry-After", Long.toString(seconds)));
    }

    /** What the head of the answer has besides. */
    public final Map<String, String> headers() {
        return headers;
    }

    public final ErrorCode code() {
        return code;
    }

    /** The HTTP status of the answer. */
    public final int status() {
        return status;
    }
}
