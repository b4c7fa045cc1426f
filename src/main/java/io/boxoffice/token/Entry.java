package io.boxoffice.token;

import io.boxoffice.oauth.TokenResponse;

/** What the wish to begin a session came to, the credentials being right. */
public sealed interface Entry {
    /** It is begun. */
    record Opened(TokenResponse tokens) implements Entry {}

    /** The audience is not granted to the user. */
    record NotGranted() implements Entry {}

    /** A scope that was asked for is not granted, or not there any more. */
    record ScopeNotGranted() implements Entry {}

    /** The user has as many sessions as he may have. */
    record Full() implements Entry {}

    /** The user was disabled, removed or changed a moment ago. */
    record NoLonger() implements Entry {}
}
