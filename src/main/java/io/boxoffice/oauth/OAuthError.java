package io.boxoffice.oauth;

/** The body of a refusal at {@code /auth} (RFC 6749 5.2). */
public record OAuthError(String error, String errorDescription) {
    public OAuthError(ErrorCode code, String description) {
        this(code.wire(), description);
    }
}
