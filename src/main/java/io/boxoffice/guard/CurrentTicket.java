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

    Optional<Ticket> find() {
        return Optional.ofNullable(ticket);
    }

    void admit(Ticket admitted) {
        this.ticket = admitted;
    }
}
