package io.boxoffice.audit;

import io.boxoffice.oauth.Subject;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who acts in this request, as far as it is known by now. Without a request it is the service itself. */
@RequestScoped
public class Actor {
    private String actor = "system";
    private @Nullable String address;
    private @Nullable String correlationId;

    /** Notes where a request comes from; nobody has shown who they are yet. */
    public void comesFrom(String clientAddress, String id) {
        actor = "anonymous";
        address = clientAddress;
        correlationId = id;
    }

    /** Notes whose credentials or token were found good. */
    public void is(Subject subject) {
        actor = subject.sub();
    }

    /** The client's address, as far as it can be believed; nothing without a request. */
    public Optional<String> address() {
        return Optional.ofNullable(address);
    }

    /** The id of the request; nothing without one. */
    public Optional<String> correlationId() {
        return Optional.ofNullable(correlationId);
    }

    /** What is known of them by now. */
    Source source() {
        return new Source(actor, address, correlationId);
    }
}
