package io.boxoffice.refresh;

/** What a presented refresh token came to. To the caller all but the first two look the same. */
public sealed interface RotationOutcome {
    /** The token was live: it is used now, and its successor goes out. */
    record Rotated(IssuedRefreshToken successor) implements RotationOutcome {}

    /** The token was used a moment ago, and its answer may be lost: the very same successor goes out again. */
    record Repeated(IssuedRefreshToken successor) implements RotationOutcome {}

    /** The token, or its session, is over. */
    record Expired() implements RotationOutcome {}

    /** The token was used before: someone else may have it, so its session is ended. */
    record Reused() implements RotationOutcome {}
}
