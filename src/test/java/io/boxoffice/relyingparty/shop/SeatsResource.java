package io.boxoffice.relyingparty.shop;

import io.boxoffice.resourceserver.ForAudience;
import io.boxoffice.resourceserver.Policy;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

/** What everybody with a token of the second audience may call. */
@Path("/seats")
@ForAudience("another")
@Policy("anybody")
public class SeatsResource {
    @GET
    public String seats(@Context SecurityContext caller) {
        return "seats of " + caller.getUserPrincipal().getName();
    }
}
