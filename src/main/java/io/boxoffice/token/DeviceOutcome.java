package io.boxoffice.token;

import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.TokenResponse;

/** What a device's question came to (RFC 8628 3.5). */
public sealed interface DeviceOutcome {
    /** It was allowed, and these are its tokens. */
    record Issued(TokenResponse tokens) implements DeviceOutcome {}

    /** It has none: not yet, or not at all. */
    record Refused(ErrorCode code) implements DeviceOutcome {}
}
