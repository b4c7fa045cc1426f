package io.boxoffice.admin;

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

/** {@code GET /api/server/me}: who the token says one is. */
@ApplicationScoped
@ForAudience("server")
@Path("/api/server/me")
public class MeResource {
    @Inject
    CurrentToken current;

    @GET
    @Policy(Rule.USER)
    @Produces(MediaType.APPLICATION_JSON)
    public Me me() {
        return Me.of(current);
    }
}
