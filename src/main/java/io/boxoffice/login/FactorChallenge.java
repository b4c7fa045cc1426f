package io.boxoffice.login;

import io.boxoffice.oauth.ErrorCode;
import java.util.List;

/**
 * The answer to a right password where a second factor is due (OAuth 2.0 for First-Party Applications 5.2.1).
 *
 * @param authSession by which the login is continued
 * @param methods by which it can be: what the user has, or {@code enrol}
 * @param expiresIn for how many seconds
 */
record FactorChallenge(
        String error, String errorDescription, String authSession, List<String> methods, long expiresIn) {
    static final int STATUS = ErrorCode.INSUFFICIENT_AUTHORIZATION.status();

    FactorChallenge(String authSession, List<String> methods, long expiresIn) {
        this(ErrorCode.INSUFFICIENT_AUTHORIZATION.wire(), "A second factor is due.", authSession, methods, expiresIn);
    }
}
