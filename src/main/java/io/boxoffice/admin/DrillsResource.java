package io.boxoffice.admin;

import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audience.Audiences;
import io.boxoffice.drill.Drill;
import io.boxoffice.drill.DrillKind;
import io.boxoffice.drill.DrillRows;
import io.boxoffice.drill.Drills;
import io.boxoffice.guard.AdminOrScope;
import io.boxoffice.guard.ForAudience;
import io.boxoffice.http.ProblemException;
import io.boxoffice.json.Body;
import io.boxoffice.json.Cursors;
import io.boxoffice.json.Page;
import io.boxoffice.json.PageQuery;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Ids;
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

/** {@code /api/server/audiences/{name}/drills}: what the verifiers of an audience would do, tried and measured. */
@ApplicationScoped
@ForAudience("server")
@Path("/api/server/audiences/{name}/drills")
@Produces(MediaType.APPLICATION_JSON)
public class DrillsResource {
    private static final String LIST = "drills/";

    @Inject
    Audiences audiences;

    @Inject
    Drills drills;

    @Inject
    DrillRows rows;

    @Inject
    Cursors cursors;

    /** Begins one. */
    @POST
    @AdminOrScope(AdminScopes.KEYS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response begin(@PathParam("name") String name, Body body) {
        DrillKind kind = body.only("kind")
                .optionalRead("kind", DrillKind::parse, "rotation or revocation")
                .orElseThrow(() -> ProblemException.badRequest("The member kind must be rotation or revocation."));
        return switch (drills.begin(present(name), kind)) {
            case Drills.Begun begun ->
                Response.accepted(DrillView.of(begun.drill())).build();
            case Drills.Open _ -> throw ProblemException.conflict("A drill of this kind is under way.");
            case Drills.Impossible impossible -> throw ProblemException.conflict(impossible.message());
        };
    }

    /** All of them, the latest first. */
    @GET
    @AdminOrScope(AdminScopes.KEYS_READ)
    public Page<DrillView> list(@PathParam("name") String name, @BeanParam PageQuery asked) {
        Audience audience = present(name).audience();
        return asked.page(
                        cursors,
                        LIST + audience,
                        (behind, count) -> rows.before(audience, behind.map(UUID::fromString), count),
                        drill -> drill.id().toString())
                .map(DrillView::of);
    }

    @GET
    @Path("/{id}")
    @AdminOrScope(AdminScopes.KEYS_READ)
    public DrillView find(@PathParam("name") String name, @PathParam("id") String id) {
        Audience audience = present(name).audience();
        Drill drill =
                Ids.parse(id).flatMap(known -> rows.find(audience, known)).orElseThrow(ProblemException::notFound);
        return DrillView.of(drill);
    }

    private AudiencePolicy present(String name) {
        return audiences.find(name).orElseThrow(ProblemException::notFound);
    }
}
