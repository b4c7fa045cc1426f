package io.boxoffice.testkit;

/**
 * A token that a service must not take, and what is wrong with it. It prints as that.
 *
 * @param fault what is wrong
 * @param token its text
 */
public record RefusedToken(Fault fault, String token) {
    /** The value of the header {@code Authorization} that brings it. */
    public String authorization() {
        return "Bearer " + token;
    }

    @Override
    public String toString() {
        return fault.name() + ": " + fault.words();
    }
}
