package io.boxoffice.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.accesstoken.Claims;
import io.boxoffice.accesstoken.SomeTokens;
import io.boxoffice.accesstoken.VerifiedAccessToken;
import io.boxoffice.oauth.Audience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A047: a role is compared exactly, and so is a scope. */
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
    void scopeInATenantThenPermittedByItsRuleOnly() {
        VerifiedAccessToken reader = withScope("orders.read", "acme");
        assertThat(Rule.ORDERS_READ.permits(reader)).isTrue();
        assertThat(Rule.ORDERS_WRITE.permits(reader)).isFalse();
        assertThat(Rule.ADMIN.permits(reader)).isFalse();
        assertThat(Rule.ORDERS_WRITE.permits(withScope("orders.write", "acme"))).isTrue();
    }

    @Test
    void scopeWithoutATenantThenNotPermitted() {
        assertThat(Rule.ORDERS_READ.permits(withScope("orders.read", ""))).isFalse();
        assertThat(Rule.ORDERS_WRITE.permits(withScope("orders.read orders.write", "")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "orders", "orders.reader", "Orders.read", "orders.write", "orders.read.all"})
    void scopeThatLooksLikeItThenNotPermitted(String scope) {
        assertThat(Rule.ORDERS_READ.permits(withScope(scope, "acme"))).isFalse();
    }

    @Test
    void roleThenNoScope() {
        assertThat(Rule.ORDERS_READ.permits(withRole("orders.read"))).isFalse();
        assertThat(Rule.ORDERS_READ.permits(withRole("admin"))).isFalse();
    }

    @Test
    void machineThenWhatItsScopePermitsAndNothingOfAUser() {
        VerifiedAccessToken machine = SomeTokens.ofMachine(Audience.OTHER, "orders.read", "acme");
        assertThat(Rule.ANY.permits(machine)).isTrue();
        assertThat(Rule.ORDERS_READ.permits(machine)).isTrue();
        assertThat(Rule.ORDERS_WRITE.permits(machine)).isFalse();
        assertThat(Rule.USER.permits(machine)).isFalse();
        assertThat(Rule.ADMIN.permits(machine)).isFalse();
        assertThat(Rule.ORDERS_READ.permits(SomeTokens.ofMachine(Audience.OTHER, "orders.read", null)))
                .isFalse();
    }

    @Test
    void userThenPermittedWhereAUserIsAskedFor() {
        assertThat(Rule.USER.permits(withRole("user"))).isTrue();
    }

    private static VerifiedAccessToken withScope(String scope, String tenant) {
        Claims claims = Claims.good().with("scope", '"' + scope + '"');
        return SomeTokens.with(tenant.isEmpty() ? claims.without("tenant") : claims.with("tenant", '"' + tenant + '"'));
    }

    private static VerifiedAccessToken withRole(String role) {
        return SomeTokens.with(Claims.good().with("groups", "[\"" + role + "\"]"));
    }
}
