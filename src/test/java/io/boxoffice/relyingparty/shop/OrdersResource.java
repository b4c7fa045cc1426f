package io.boxoffice.relyingparty.shop;

import io.boxoffice.resourceserver.ForAudience;
import io.boxoffice.resourceserver.Policy;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

/** What a reader of the first audience may call. */
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
}
