package io.boxoffice.shop;

import io.boxoffice.guard.CurrentToken;
import io.boxoffice.guard.ForAudience;
import io.boxoffice.guard.Policy;
import io.boxoffice.guard.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/** {@code GET /api/other/user}: who am I. */
@ApplicationScoped
@ForAudience("other")
@Path("/api/other/user")
public class UserResource {
    record Self(UUID userId, String username, List<String> roles) {}

    @Inject
    CurrentToken current;

    @GET
    @Policy(Rule.USER)
    @Produces(MediaType.APPLICATION_JSON)
    public Self user() {
        return new Self(current.user().value(), current.username(), List.copyOf(current.roles()));
    }
}
