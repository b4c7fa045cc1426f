package io.boxoffice.shop;

import io.boxoffice.guard.CurrentToken;
import io.boxoffice.guard.ForAudience;
import io.boxoffice.guard.Tenant;
import io.boxoffice.guard.TenantScope;
import io.boxoffice.http.ProblemException;
import io.boxoffice.json.Body;
import io.boxoffice.json.Created;
import io.boxoffice.json.Cursors;
import io.boxoffice.json.Page;
import io.boxoffice.json.PageQuery;
import io.boxoffice.oauth.Ids;
import io.boxoffice.oauth.Issuer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** {@code /api/other/orders}: those of the caller's tenant, for whoever has the scope. */
@ApplicationScoped
@ForAudience("other")
@Path("/api/other/orders")
@Produces(MediaType.APPLICATION_JSON)
public class OrdersResource {
    @Inject
    Issuer issuer;

    @Inject
    CurrentToken current;

    @Inject
    Orders orders;

    @Inject
    Cursors cursors;

    @GET
    @TenantScope(OrderScopes.READ)
    public Page<OrderView> list(@BeanParam PageQuery asked) {
        Tenant tenant = current.tenant();
        return asked.page(
                cursors,
                "orders of " + tenant, // a cursor of another tenant is one of another list
                (behind, count) -> orders.after(tenant, behind.map(UUID::fromString), count),
                order -> order.id().toString());
    }

    @GET
    @Path("/{id}")
    @TenantScope(OrderScopes.READ)
    public OrderView find(@PathParam("id") String id) {
        return Ids.parse(id)
                .flatMap(order -> orders.find(current.tenant(), order))
                .orElseThrow(ProblemException::notFound);
    }

    @POST
    @TenantScope(OrderScopes.WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response place(Body body) {
        OrderRequest request = OrderRequest.of(body);
        OrderView placed = BrokenReference.unlessRefused(() -> orders.place(current.tenant(), request))
                .flatMap(order -> order)
                .orElseThrow(() -> ProblemException.badRequest("There is no such product."));
        return Created.at(issuer, "/api/other/orders/" + placed.id(), placed);
    }
}
