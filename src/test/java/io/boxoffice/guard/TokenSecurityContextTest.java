package io.boxoffice.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.accesstoken.SomeTokens;
import io.boxoffice.accesstoken.VerifiedAccessToken;
import io.boxoffice.oauth.Audience;
import org.junit.jupiter.api.Test;

/** What JAX-RS code is told of a caller. */
class TokenSecurityContextTest {
    private final VerifiedAccessToken verified = SomeTokens.of(Audience.OTHER, null, "user");
    private final TokenSecurityContext context = of(true, BearerToken.Scheme.BEARER);

    @Test
    void verifiedThenItsPrincipalAndItsRolesOnly() {
        assertThat(context.getUserPrincipal().getName()).isEqualTo("alice");
        assertThat(context.isUserInRole("user")).isTrue();
        assertThat(context.isUserInRole("admin")).isFalse();
        assertThat(context.getAuthenticationScheme()).isEqualTo("Bearer");
    }

    @Test
    void boundThenItsScheme() {
        assertThat(of(true, BearerToken.Scheme.DPOP).getAuthenticationScheme()).isEqualTo("DPoP");
    }

    private TokenSecurityContext of(boolean secure, BearerToken.Scheme scheme) {
        return new TokenSecurityContext(new VerifiedToken(verified), secure, scheme);
    }

    @Test
    void connectionThenSecureOnlyIfItWas() {
        assertThat(context.isSecure()).isTrue();
        assertThat(of(false, BearerToken.Scheme.BEARER).isSecure()).isFalse();
    }
}
