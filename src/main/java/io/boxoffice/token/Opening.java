package io.boxoffice.token;

import io.boxoffice.oauth.TokenResponse;

/** What the wish to begin a session came to, the credentials being right. */
public sealed interface Opening {
    /** It is begun. */
    record Opened(TokenResponse tokens) implements Opening {}

    /** The audience is not granted to the user. */
    record NotGranted() implements Opening {}

    /** A scope that was asked for is not granted, or not there any more. */
    record ScopeNotGranted() implements Opening {}

    /** The user has as many sessions as he may have. */
    record Full() implements Opening {}

    /** The user was disabled or removed a moment ago. */
    record NoLonger() implements Opening {}
}
