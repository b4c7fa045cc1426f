package io.boxoffice.admin;

import io.boxoffice.account.Accounts;
import io.boxoffice.administration.FactorRemoval;
import io.boxoffice.factor.Factors;
import io.boxoffice.guard.AdminOrScope;
import io.boxoffice.guard.ForAudience;
import io.boxoffice.http.ProblemException;
import io.boxoffice.oauth.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code /api/server/users/{id}/factors}: which second factors a user has, for administrators, and the way back for who has lost them. */
@ApplicationScoped
@ForAudience("server")
@Path("/api/server/users/{id}/factors")
@Produces(MediaType.APPLICATION_JSON)
public class UserFactorsResource {
    @Inject
    Accounts accounts;

    @Inject
    Factors factors;

    @Inject
    FactorRemoval removal;

    @GET
    @AdminOrScope(AdminScopes.USERS_READ)
    public FactorsView list(@PathParam("id") String id) {
        return FactorsView.of(factors.of(present(id)));
    }

    /** Removes all of them, and ends the user's sessions. */
    @DELETE
    @AdminOrScope(AdminScopes.USERS_WRITE)
    public Response removeAll(@PathParam("id") String id) {
        removal.removeAll(present(id));
        return Response.noContent().build();
    }

    private UserId present(String id) {
        return UserId.parse(id).filter(user -> accounts.find(user).isPresent()).orElseThrow(ProblemException::notFound);
    }
}
