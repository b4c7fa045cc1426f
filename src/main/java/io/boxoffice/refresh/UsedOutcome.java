package io.boxoffice.refresh;

/** What a genuine refresh token came to that is not the living one. To the caller all but the first look the same. */
public sealed interface UsedOutcome {
    /** The token was used a moment ago, and its answer may be lost: the very same successor goes out again. */
    record Repeated(IssuedRefreshToken successor) implements UsedOutcome {}

    /** The token, or its session, is over. */
    record Expired() implements UsedOutcome {}

    /** The token was used before: someone else may have it, so its session is ended. */
    record Reused() implements UsedOutcome {}
}
