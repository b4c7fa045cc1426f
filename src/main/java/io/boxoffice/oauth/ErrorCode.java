package io.boxoffice.oauth;

import java.util.Locale;

/** The error codes of RFC 6749 5.2, RFC 6750 3.1, RFC 8707 2, RFC 8628 3.5, RFC 9449 5 and RFC 9470 3, and of OAuth 2.0 for First-Party Applications, that this service answers, each with its HTTP status. */
public enum ErrorCode {
    INVALID_REQUEST(400),
    INVALID_CLIENT(401),
    INVALID_GRANT(400),
    INVALID_TARGET(400),
    INVALID_SCOPE(400),
    INVALID_TOKEN(401),
    INSUFFICIENT_SCOPE(403),
    INVALID_DPOP_PROOF(400),
    INSUFFICIENT_AUTHORIZATION(403),
    INSUFFICIENT_USER_AUTHENTICATION(401),
    UNAUTHORIZED_CLIENT(400),
    UNSUPPORTED_GRANT_TYPE(400),
    ACCESS_DENIED(400),
    AUTHORIZATION_PENDING(400),
    EXPIRED_TOKEN(400),
    UNSUPPORTED_RESPONSE_TYPE(400),
    LOGIN_REQUIRED(400),
    CONSENT_REQUIRED(400),
    ACCOUNT_SELECTION_REQUIRED(400),
    REQUEST_NOT_SUPPORTED(400),
    REQUEST_URI_NOT_SUPPORTED(400),
    UNMET_AUTHENTICATION_REQUIREMENTS(400),
    SLOW_DOWN(429),
    TEMPORARILY_UNAVAILABLE(503),
    SERVER_ERROR(500);

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    /** The HTTP status that goes with the code unless the endpoint says otherwise. */
    public int status() {
        return status;
    }

    /** The code as it travels, for example {@code invalid_grant}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
