package io.boxoffice.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.accesstoken.Claims;
import io.boxoffice.accesstoken.SomeTokens;
import io.boxoffice.accesstoken.VerifiedAccessToken;
import io.boxoffice.oauth.Audience;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** AD-03, AU-03: the standard's annotations, and what says nothing or too much. */
@SuppressWarnings("UnusedMethod") // the methods are there to be named
class AccessTest {
    private static final class Silent {
        void nothing() {}

        @PermitAll
        @DenyAll
        void both() {}

        @Policy(Rule.ANY)
        @TenantScope("orders.read")
        void policyAndScope() {}

        @TenantScope("orders.read")
        void scope() {}

        @UserScope("orders.read")
        void userScope() {}

        @AdminOrScope("orders.read")
        void adminOrScope() {}

        @Policy(Rule.ADMIN)
        @AdminOrScope("orders.read")
        void adminTwice() {}

        @Policy(Rule.ANY)
        @UserScope("orders.read")
        void policyAndUserScope() {}

        @RolesAllowed({"clerk", "admin"})
        void clerks() {}

        @RolesAllowed({})
        void noRoles() {}

        @PermitAll
        void all() {}

        @DenyAll
        void none() {}
    }

    @DenyAll
    private static class Closed {
        void inherited() {}

        @Policy(Rule.ANY)
        void own() {}
    }

    private final VerifiedAccessToken admin = SomeTokens.of(Audience.OTHER, null, "admin");
    private final VerifiedAccessToken user = SomeTokens.of(Audience.OTHER, null, "user");
    private final VerifiedAccessToken machine = SomeTokens.ofMachine(Audience.OTHER, "orders.read", null);

    @Test
    void nothingOrTwoThingsSaidThenNoAccess() {
        assertThat(of(Silent.class, "nothing")).isEmpty();
        assertThat(of(Silent.class, "both")).isEmpty();
        assertThat(of(Silent.class, "policyAndScope")).isEmpty();
        assertThat(of(Silent.class, "policyAndUserScope")).isEmpty();
        assertThat(of(Silent.class, "adminTwice")).isEmpty();
    }

    @Test
    void scopeThenWhoHasIt() {
        assertThat(of(Silent.class, "scope")).contains(new Access.ByScope("orders.read"));
    }

    @Test
    void scopeOfAUserThenNoMachine() {
        Access access = of(Silent.class, "userScope").orElseThrow();

        assertThat(access.permits(user)).isTrue();
        assertThat(access.permits(machine)).isFalse();
        assertThat(new Access.ByUserScope("orders.write").permits(admin)).isFalse();
    }

    @Test
    void administratorOrScopeThenEitherIsEnough() {
        Access access = of(Silent.class, "adminOrScope").orElseThrow();

        assertThat(access.permits(machine)).isTrue();
        assertThat(access.permits(user)).isTrue();
        Access another = new Access.ByAdminOrScope("orders.write");
        assertThat(another.permits(admin)).isTrue();
        assertThat(another.permits(user)).isFalse();
        assertThat(another.permits(machine)).isFalse();
    }

    @Test
    void sessionThatWasPassedOnThenItAdministratesNothing() {
        Access access = new Access.ByAdminOrScope("orders.read");

        assertThat(access.permits(authenticatedBy("[\"pwd\"]"))).isTrue();
        assertThat(access.permits(authenticatedBy("[\"pwd\",\"xdev\"]"))).isFalse();
    }

    private static VerifiedAccessToken authenticatedBy(String methods) {
        return SomeTokens.with(Claims.good()
                .with("scope", "\"orders.read\"")
                .with("auth_time", "1000")
                .with("amr", methods)
                .with("acr", "\"aal1\""));
    }

    @Test
    void rolesThenWhoHasOneOfThem() {
        Access clerks = of(Silent.class, "clerks").orElseThrow();

        assertThat(clerks.permits(admin)).isTrue();
        assertThat(clerks.permits(user)).isFalse();
        assertThat(clerks.permits(machine)).isFalse();
        assertThat(of(Silent.class, "noRoles").orElseThrow().permits(admin)).isFalse();
    }

    @Test
    void allOrNobodyThenEverybodyWithATokenOrNobody() {
        assertThat(of(Silent.class, "all").orElseThrow().permits(machine)).isTrue();
        assertThat(of(Silent.class, "none").orElseThrow().permits(admin)).isFalse();
    }

    @Test
    void classSaysItThenForMethodsThatSayNothing() {
        assertThat(of(Closed.class, "inherited").orElseThrow().permits(admin)).isFalse();
        assertThat(of(Closed.class, "own").orElseThrow().permits(admin)).isTrue();
    }

    @PermitAll
    private static final class Heir extends Closed {}

    /** Jakarta Annotations 3.0, 2.1: what a class says is said of the methods that it declares. */
    @Test
    void inheritedMethodThenItsOwnClassSaysIt() throws NoSuchMethodException {
        Access inherited = Access.of(Heir.class.getSuperclass().getDeclaredMethod("inherited"))
                .orElseThrow();

        assertThat(inherited.permits(admin)).isFalse();
    }

    private static Optional<Access> of(Class<?> resource, String method) {
        try {
            return Access.of(resource.getDeclaredMethod(method));
        } catch (NoSuchMethodException missing) {
            throw new AssertionError(missing);
        }
    }
}
