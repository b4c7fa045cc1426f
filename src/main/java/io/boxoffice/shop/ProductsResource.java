package io.boxoffice.shop;

import io.boxoffice.guard.ForAudience;
import io.boxoffice.guard.Policy;
import io.boxoffice.guard.Rule;
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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** {@code /api/other/products}: anyone with an access token may read, only {@code admin} may add and remove. */
@ApplicationScoped
@ForAudience("other")
@Path("/api/other/products")
@Produces(MediaType.APPLICATION_JSON)
public class ProductsResource {
    private static final String LIST = "products";

    @Inject
    Issuer issuer;

    @Inject
    Products products;

    @Inject
    Cursors cursors;

    @GET
    @Policy(Rule.ANY)
    public Page<ProductView> list(@BeanParam PageQuery asked) {
        return asked.page(
                cursors,
                LIST,
                (behind, count) -> products.after(behind.map(UUID::fromString), count),
                product -> product.id().toString());
    }

    @GET
    @Path("/{id}")
    @Policy(Rule.ANY)
    public ProductView find(@PathParam("id") String id) {
        return Ids.parse(id).flatMap(products::find).orElseThrow(ProblemException::notFound);
    }

    @POST
    @Policy(Rule.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(Body body) {
        ProductView added = products.add(ProductRequest.of(body));
        return Created.at(issuer, "/api/other/products/" + added.id(), added);
    }

    /** A product that was ordered stays: 409. */
    @DELETE
    @Path("/{id}")
    @Policy(Rule.ADMIN)
    public Response remove(@PathParam("id") String id) {
        UUID product = Ids.parse(id).orElseThrow(ProblemException::notFound);
        return switch (BrokenReference.unlessRefused(() -> products.remove(product))
                .orElseGet(Products.Ordered::new)) {
            case Products.Removed _ -> Response.noContent().build();
            case Products.Unknown _ -> throw ProblemException.notFound();
            case Products.Ordered _ -> throw ProblemException.conflict("There are orders of this product.");
        };
    }
}
