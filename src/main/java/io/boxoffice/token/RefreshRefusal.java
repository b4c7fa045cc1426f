package io.boxoffice.token;

/** Why a refresh token is not good: for the operator only, to the caller they all look the same. */
public enum RefreshRefusal {
    UNKNOWN("unknown"),
    ANOTHER_SESSION("of another session than was expected"),
    NO_LONGER_GRANTED("user disabled, or audience no longer granted"),
    KEY_NOT_SHOWN("bound to a key that was not shown"),
    EXPIRED("expired"),
    REUSED("reused");

    private final String words;

    RefreshRefusal(String words) {
        this.words = words;
    }

    /** The reason in words, as the log and the audit tell it. */
    public String words() {
        return words;
    }
}
