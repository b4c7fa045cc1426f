package io.boxoffice.system;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** A resource as Jakarta EE and MicroProfile JWT teach it, and nothing of Boxoffice in it: its path says whose tokens it takes. */
@RequestScoped
@PermitAll
@Path("/api/other/coupons")
@Produces(MediaType.APPLICATION_JSON)
public class CouponsResource {
    @Inject
    JsonWebToken token;

    @Inject
    @Claim(standard = Claims.groups)
    Set<String> roles;

    @Inject
    @Claim("department")
    Optional<String> department;

    @Inject
    CouponBook book;

    @GET
    public Map<String, Object> mine(@Context SecurityContext caller) {
        return Map.of(
                "name", token.getName(),
                "caller", caller.getUserPrincipal().getName(),
                "roles", roles,
                "department", department.orElse("none"),
                "owner", book.owner(),
                "is_admin", caller.isUserInRole("admin"));
    }

    @PUT
    @RolesAllowed({"admin", "clerk"})
    public Map<String, Object> change() {
        return Map.of("changed_by", token.getSubject());
    }

    @GET
    @Path("/auditors")
    @RolesAllowed("auditor")
    public Map<String, Object> audited() {
        return Map.of();
    }

    @DELETE
    @DenyAll
    public void never() {}
}
