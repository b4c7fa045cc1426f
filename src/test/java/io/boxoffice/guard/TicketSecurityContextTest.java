package io.boxoffice.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.oauth.Audience;
import org.junit.jupiter.api.Test;

/** What JAX-RS code is told of a caller. */
class TicketSecurityContextTest {
    private final Ticket ticket = Tickets.of(Audience.OTHER, null, "user");
    private final TicketSecurityContext context =
            new TicketSecurityContext(new VerifiedToken(ticket, "raw", Claims.ISSUED), true);

    @Test
    void verifiedThenItsPrincipalAndItsRolesOnly() {
        assertThat(context.getUserPrincipal().getName()).isEqualTo("alice");
        assertThat(context.isUserInRole("user")).isTrue();
        assertThat(context.isUserInRole("admin")).isFalse();
        assertThat(context.getAuthenticationScheme()).isEqualTo("Bearer");
    }

    @Test
    void connectionThenSecureOnlyIfItWas() {
        assertThat(context.isSecure()).isTrue();
        assertThat(new TicketSecurityContext(context.token(), false).isSecure()).isFalse();
    }
}
