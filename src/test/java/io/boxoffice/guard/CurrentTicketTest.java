package io.boxoffice.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.oauth.Audience;
import org.junit.jupiter.api.Test;

/** No ticket, no tenant; a tenant comes from nothing else. */
class CurrentTicketTest {
    private final CurrentTicket current = new CurrentTicket();

    @Test
    void nobodyAdmittedThenNone() {
        assertThat(current.find()).isEmpty();
        assertThatThrownBy(current::get)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no policy admitted this request");
        assertThatThrownBy(current::tenant).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void admittedThenItsTicketAndTenant() {
        Ticket ticket = Tickets.of(Audience.OTHER, "acme");
        current.admit(ticket);

        assertThat(current.get()).isSameAs(ticket);
        assertThat(current.find()).containsSame(ticket);
        assertThat(current.tenant().name()).isEqualTo("acme");
        assertThat(current.tenant()).hasToString("acme");
    }

    @Test
    void ticketWithoutTenantThenNoTenant() {
        current.admit(Tickets.of(Audience.OTHER, null));

        assertThatThrownBy(current::tenant)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the policy admitted a ticket without a tenant");
    }
}
