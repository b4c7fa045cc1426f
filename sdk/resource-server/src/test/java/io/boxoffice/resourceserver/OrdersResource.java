package io.boxoffice.resourceserver;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

/** A resource of one audience, as in {@code docs/resource-servers.md}. */
@Path("/orders")
@ForAudience("orders")
public class OrdersResource {
    @GET
    @Policy("reader")
    public String orders(@Context SecurityContext caller) {
        return "orders of " + caller.getUserPrincipal().getName();
    }

    /** Nobody has said who may. */
    @POST
    public String order() {
        return "ordered";
    }

    @GET
    @Path("/hours")
    @PermitAll
    public String hours() {
        return "9 to 5";
    }
}
