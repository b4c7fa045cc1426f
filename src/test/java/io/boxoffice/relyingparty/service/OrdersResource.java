package io.boxoffice.relyingparty.service;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

/** What only users may read. */
@Path("/all")
@RolesAllowed("user")
@RequestScoped
public class OrdersResource {
    @GET
    public String orders(@Context SecurityContext caller) {
        return "orders of " + caller.getUserPrincipal().getName();
    }
}
