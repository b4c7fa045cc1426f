package io.boxoffice.token;

import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.TokenResponse;

/** What an exchange came to. */
public sealed interface ExchangeOutcome {
    /** A token for the audience that was asked for. */
    record Exchanged(TokenResponse tokens) implements ExchangeOutcome {}

    /** None. */
    record Refused(Reason reason) implements ExchangeOutcome {}

    /** Why there is none: for the operator only, to the caller those of one code look the same (RFC 8693 2.2.2). */
    enum Reason {
        SUBJECT("subject token not good", ErrorCode.INVALID_REQUEST),
        ANOTHER_CLIENT("the client is neither the subject token's client nor its audience", ErrorCode.INVALID_REQUEST),
        KEY_NOT_SHOWN("subject token bound to a key that was not shown", ErrorCode.INVALID_REQUEST),
        TOO_MANY_ACTORS("handed on too often", ErrorCode.INVALID_REQUEST),
        NOT_GRANTED("audience not granted to client and subject", ErrorCode.INVALID_TARGET),
        SCOPE("scope not granted to client and subject", ErrorCode.INVALID_SCOPE),
        SECOND_FACTOR("a second factor is due at that audience", ErrorCode.INVALID_REQUEST),
        SESSIONS("as many sessions as there may be", ErrorCode.ACCESS_DENIED);

        private final String words;
        private final ErrorCode code;

        Reason(String words, ErrorCode code) {
            this.words = words;
            this.code = code;
        }

        /** The reason in words, as the audit tells it. */
        public String words() {
            return words;
        }

        /** What the caller is told. */
        public ErrorCode code() {
            return code;
        }
    }
}
