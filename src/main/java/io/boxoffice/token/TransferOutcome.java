package io.boxoffice.token;

import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.TokenResponse;

/** What the question of a device came to that another one signs in. */
public sealed interface TransferOutcome {
    /** It was approved, and these are its tokens. */
    record Issued(TokenResponse tokens) implements TransferOutcome {}

    /** It has none: not yet, or not at all. */
    record Refused(ErrorCode code) implements TransferOutcome {}
}
