package io.boxoffice.admin;

import io.boxoffice.administration.AudienceAdministration;
import io.boxoffice.administration.AudienceRequest;
import io.boxoffice.administration.AudienceView;
import io.boxoffice.audience.AudienceRecord;
import io.boxoffice.audience.AudienceRegistry;
import io.boxoffice.audience.OwnPolicy;
import io.boxoffice.guard.AdminOrScope;
import io.boxoffice.guard.ForAudience;
import io.boxoffice.http.ProblemException;
import io.boxoffice.http.Version;
import io.boxoffice.json.Body;
import io.boxoffice.json.Created;
import io.boxoffice.json.Cursors;
import io.boxoffice.json.Page;
import io.boxoffice.json.PageQuery;
import io.boxoffice.oauth.Issuer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code /api/server/audiences}: the registered audiences and their policies, for administrators. None is ever removed. */
@ApplicationScoped
@ForAudience("server")
@Path("/api/server/audiences")
@Produces(MediaType.APPLICATION_JSON)
public class AudiencesResource {
    private static final String LIST = "audiences";

    @Inject
    Issuer issuer;

    @Inject
    AudienceRegistry registry;

    @Inject
    AudienceAdministration administration;

    @Inject
    Cursors cursors;

    @GET
    @AdminOrScope(AdminScopes.AUDIENCES_READ)
    public Page<AudienceView> list(@BeanParam PageQuery asked) {
        return asked.page(
                        cursors,
                        LIST,
                        registry::after,
                        audience -> audience.audience().name())
                .map(audience -> AudienceView.of(audience, issuer));
    }

    @GET
    @Path("/{name}")
    @AdminOrScope(AdminScopes.AUDIENCES_READ)
    public Response find(@PathParam("name") String name) {
        return answer(present(name));
    }

    /** Registers an audience: it can be granted and logged in for at once. */
    @POST
    @AdminOrScope(AdminScopes.AUDIENCES_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(Body body) {
        return switch (administration.add(AudienceRequest.audience(body), AudienceRequest.policy(body, issuer))) {
            case AudienceRegistry.Added added -> created(added.audience());
            case AudienceRegistry.Taken _ ->
                throw ProblemException.conflict("An audience of this name is there already.");
            case AudienceRegistry.ResourceTaken _ -> throw resourceTaken();
            case AudienceRegistry.Invalid invalid -> throw ProblemException.badRequest(invalid.message());
        };
    }

    /** Changes what the patch names, if nobody changed the audience since the caller read it. */
    @PATCH
    @Path("/{name}")
    @AdminOrScope(AdminScopes.AUDIENCES_WRITE)
    @Consumes({MediaType.APPLICATION_JSON, Body.MERGE_PATCH})
    public Response change(@PathParam("name") String name, @Context HttpHeaders headers, Body patch) {
        AudienceRecord present = present(name);
        new Version(present.version()).requireIn(headers);
        OwnPolicy wanted = AudienceRequest.patched(present, patch, issuer);
        return switch (administration.change(present, wanted)) {
            case AudienceRegistry.Changed changed -> answer(changed.audience());
            case AudienceRegistry.Stale stale -> throw ProblemException.stale();
            case AudienceRegistry.Fixed _ -> throw ProblemException.conflict("This audience cannot be changed.");
            case AudienceRegistry.ResourceTaken _ -> throw resourceTaken();
            case AudienceRegistry.Invalid invalid -> throw ProblemException.badRequest(invalid.message());
        };
    }

    private AudienceRecord present(String name) {
        return registry.find(name).orElseThrow(ProblemException::notFound);
    }

    private Response created(AudienceRecord audience) {
        String path = "/api/server/audiences/" + audience.audience().name();
        return Response.fromResponse(Created.at(issuer, path, AudienceView.of(audience, issuer)))
                .tag(new Version(audience.version()).tag())
                .build();
    }

    private static ProblemException resourceTaken() {
        return ProblemException.conflict("This resource is another audience's, or this service's own.");
    }

    private Response answer(AudienceRecord audience) {
        return Response.ok(AudienceView.of(audience, issuer))
                .tag(new Version(audience.version()).tag())
                .build();
    }
}
