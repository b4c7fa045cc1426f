package io.boxoffice.account;

/** Why a username and a password are not good: for the operator only, to the caller they all look the same. */
public enum LoginRefusal {
    NOBODY("there is no such user"),
    LOCKED("the user is locked"),
    DISABLED("the user is disabled"),
    WRONG_PASSWORD("the password is wrong");

    private final String words;

    LoginRefusal(String words) {
        this.words = words;
    }

    /** The reason in words, as the audit tells it. */
    public String words() {
        return words;
    }
}
