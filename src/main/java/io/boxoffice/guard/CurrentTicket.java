package io.boxoffice.guard;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ticket of the request that is being served. */
@RequestScoped
public class CurrentTicket {
    private @Nullable Ticket ticket;

    /** The ticket; a method with a {@link Policy} is only ever called with one. */
    public Ticket get() {
        return find().orElseThrow(() -> new IllegalStateException("no policy admitted this request"));
    }

    /** Whose rows a method may touch; one whose {@link Rule} is of a tenant is only ever called with one. */
    public Tenant tenant() {
        return Optional.ofNullable(get().tenant())
                .map(Tenant::new)
                .orElseThrow(() -> new IllegalStateException("the policy admitted a ticket without a tenant"));
    }

    Optional<Ticket> find() {
        return Optional.ofNullable(ticket);
    }

    void admit(Ticket admitted) {
        this.ticket = admitted;
    }
}
