package io.boxoffice.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.accesstoken.Claims;
import io.boxoffice.accesstoken.SomeTokens;
import io.boxoffice.accesstoken.VerifiedAccessToken;
import io.boxoffice.oauth.Audience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A047: a role is compared exactly. */
class RuleTest {
    @Test
    void anyValidTokenThenPermittedByAnyOnly() {
        assertThat(Rule.ANY.permits(withRole("user"))).isTrue();
        assertThat(Rule.ADMIN.permits(withRole("user"))).isFalse();
    }

    @Test
    void adminThenPermitted() {
        assertThat(Rule.ADMIN.permits(withRole("admin"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Admin", "admin ", "administrator", "\u0430dmin", "*", ""})
    void roleThatLooksLikeAdminThenNotPermitted(String role) {
        assertThat(Rule.ADMIN.permits(withRole(role))).isFalse();
    }

    @Test
    void scopeThenNoRole() {
        assertThat(Rule.ADMIN.permits(SomeTokens.with(Claims.good().with("scope", "\"admin\""))))
                .isFalse();
    }

    @Test
    void machineThenNothingOfAUser() {
        VerifiedAccessToken machine = SomeTokens.ofMachine(Audience.OTHER, "orders.read", "acme");
        assertThat(Rule.ANY.permits(machine)).isTrue();
        assertThat(Rule.USER.permits(machine)).isFalse();
        assertThat(Rule.ADMIN.permits(machine)).isFalse();
    }

    @Test
    void userThenPermittedWhereAUserIsAskedFor() {
        assertThat(Rule.USER.permits(withRole("user"))).isTrue();
    }

    private static VerifiedAccessToken withRole(String role) {
        return SomeTokens.with(Claims.good().with("groups", "[\"" + role + "\"]"));
    }
}
