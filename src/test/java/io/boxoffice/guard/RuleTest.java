package io.boxoffice.guard;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static Ticket withRole(String role) {
        return ClaimsReading.ticket(
                        Claims.good().with("groups", "[\"" + role + "\"]").object())
                .orElseThrow();
    }
}
