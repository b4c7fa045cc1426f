package io.boxoffice.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ErrorCodeTest {
    @Test
    void codeThenTheSpellingOfItsRfc() {
        assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::wire))
                .containsExactly(
                        "invalid_request",
                        "invalid_client",
                        "invalid_grant",
                        "invalid_target",
                        "invalid_scope",
                        "invalid_token",
                        "insufficient_scope",
                        "invalid_dpop_proof",
                        "insufficient_authorization",
                        "insufficient_user_authentication",
                        "unauthorized_client",
                        "unsupported_grant_type",
                        "access_denied",
                        "authorization_pending",
                        "expired_token",
                        "unsupported_response_type",
                        "login_required",
                        "consent_required",
                        "account_selection_required",
                        "request_not_supported",
                        "request_uri_not_supported",
                        "unmet_authentication_requirements",
                        "slow_down",
                        "temporarily_unavailable",
                        "server_error");
    }

    @Test
    void refusalThenTheStatusOfItsCodeUnlessItSaysAnother() {
        assertThat(new OAuthException(ErrorCode.SLOW_DOWN, "x").status()).isEqualTo(429);
        assertThat(new OAuthException(ErrorCode.INVALID_GRANT, 401, "x").status())
                .isEqualTo(401);
    }
}
