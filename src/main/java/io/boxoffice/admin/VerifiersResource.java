package io.boxoffice.admin;

import io.boxoffice.audience.Audiences;
import io.boxoffice.guard.AdminOrScope;
import io.boxoffice.guard.ForAudience;
import io.boxoffice.http.ProblemException;
import io.boxoffice.signing.VerifierReport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code /api/server/audiences/{name}/verifiers}: who verifies the tokens of an audience, and with which keys. */
@ApplicationScoped
@ForAudience("server")
@Path("/api/server/audiences/{name}/verifiers")
@Produces(MediaType.APPLICATION_JSON)
public class VerifiersResource {
    @Inject
    Audiences audiences;

    @Inject
    VerifierReport report;

    @GET
    @AdminOrScope(AdminScopes.AUDIENCES_READ)
    public VerifiersView list(@PathParam("name") String name) {
        return audiences.find(name).map(report::of).map(VerifiersView::of).orElseThrow(ProblemException::notFound);
    }
}
