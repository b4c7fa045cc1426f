package io.boxoffice.resourceserver;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** A resource of another audience in the same application. */
@Path("/seats")
@ForAudience("another")
@Policy("anybody")
public class SeatsResource {
    @GET
    public String seats() {
        return "seats";
    }
}
