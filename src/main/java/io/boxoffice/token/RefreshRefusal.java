package io.boxoffice.token;

import io.boxoffice.oauth.ErrorCode;

/** Why a refresh token is not good: for the operator only, to the caller those of one code look the same. */
public enum RefreshRefusal {
    UNKNOWN("unknown"),
    ANOTHER_CLIENT("of another client"),
    ANOTHER_SESSION("of another session than was expected"),
    NO_LONGER_GRANTED("user disabled, or audience no longer granted"),
    KEY_NOT_SHOWN("bound to a key that was not shown"),
    EXPIRED("expired"),
    REUSED("reused"),
    ANOTHER_TARGET("of another audience than is asked for", ErrorCode.INVALID_TARGET),
    WIDER_SCOPE("not opened for a scope that is asked for", ErrorCode.INVALID_SCOPE);

    private final String words;
    private final ErrorCode code;

    RefreshRefusal(String words) {
        this(words, ErrorCode.INVALID_GRANT);
    }

    RefreshRefusal(String words, ErrorCode code) {
        this.words = words;
        this.code = code;
    }

    /** The reason in words, as the log and the audit tell it. */
    public String words() {
        return words;
    }

    /** What the caller is told (RFC 6749 5.2, RFC 8707 2). */
    public ErrorCode code() {
        return code;
    }
}
