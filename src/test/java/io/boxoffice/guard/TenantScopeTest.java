package io.boxoffice.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.accesstoken.Claims;
import io.boxoffice.accesstoken.SomeTokens;
import io.boxoffice.accesstoken.VerifiedAccessToken;
import io.boxoffice.oauth.Audience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A047: a scope is compared exactly, and is nothing without a tenant. */
class TenantScopeTest {
    private static final Access READ = new Access.ByScope("orders.read");
    private static final Access WRITE = new Access.ByScope("orders.write");

    @Test
    void scopeInATenantThenPermittedWhereItIsAskedForOnly() {
        VerifiedAccessToken reader = withScope("orders.read", "acme");
        assertThat(READ.permits(reader)).isTrue();
        assertThat(WRITE.permits(reader)).isFalse();
        assertThat(WRITE.permits(withScope("orders.write", "acme"))).isTrue();
    }

    @Test
    void scopeWithoutATenantThenNotPermitted() {
        assertThat(READ.permits(withScope("orders.read", ""))).isFalse();
        assertThat(WRITE.permits(withScope("orders.read orders.write", ""))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "orders", "orders.reader", "Orders.read", "orders.write", "orders.read.all"})
    void scopeThatLooksLikeItThenNotPermitted(String scope) {
        assertThat(READ.permits(withScope(scope, "acme"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "orders.read orders.write"})
    void noScopeIsAskedForThenNobodyIsPermitted(String none) {
        assertThat(new Access.ByScope(none).permits(withScope("orders.read orders.write", "acme")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders.read", "admin"})
    void roleThenNoScope(String role) {
        assertThat(READ.permits(SomeTokens.with(Claims.good().with("groups", "[\"" + role + "\"]"))))
                .isFalse();
    }

    @Test
    void machineThenWhatItsScopePermits() {
        VerifiedAccessToken machine = SomeTokens.ofMachine(Audience.OTHER, "orders.read", "acme");
        assertThat(READ.permits(machine)).isTrue();
        assertThat(WRITE.permits(machine)).isFalse();
        assertThat(READ.permits(SomeTokens.ofMachine(Audience.OTHER, "orders.read", null)))
                .isFalse();
    }

    private static VerifiedAccessToken withScope(String scope, String tenant) {
        Claims claims = Claims.good().with("scope", '"' + scope + '"');
        return SomeTokens.with(tenant.isEmpty() ? claims.without("tenant") : claims.with("tenant", '"' + tenant + '"'));
    }
}
