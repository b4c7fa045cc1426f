package io.boxoffice.token;

import io.boxoffice.oauth.TokenResponse;

/** What a refresh came to. */
public sealed interface RefreshOutcome {
    /** New tokens for the same audience. */
    record Refreshed(TokenResponse tokens) implements RefreshOutcome {}

    /**
     * None; to the caller every reason looks the same.
     *
     * @param reason for the operator only
     */
    record Refused(RefreshRefusal reason) implements RefreshOutcome {}

    /** None, and nothing was done: the token is good, but of another session than was expected. */
    record AnotherSession() implements RefreshOutcome {}
}
