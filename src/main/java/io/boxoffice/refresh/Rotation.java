package io.boxoffice.refresh;

/** What a presented refresh token came to. To the caller all but the first look the same. */
public sealed interface Rotation {
    /** The token was live: it is used now, and its successor goes out. */
    record Rotated(IssuedRefresh successor) implements Rotation {}

    /** The token, or its session, is over. */
    record Expired() implements Rotation {}

    /** The token was used before. */
    record Reused() implements Rotation {}
}
