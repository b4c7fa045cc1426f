package io.boxoffice.admin;

import io.boxoffice.account.Accounts;
import io.boxoffice.guard.AdminOrScope;
import io.boxoffice.guard.CurrentToken;
import io.boxoffice.guard.ForAudience;
import io.boxoffice.http.ProblemException;
import io.boxoffice.json.Cursors;
import io.boxoffice.json.Page;
import io.boxoffice.json.PageQuery;
import io.boxoffice.oauth.UserId;
import io.boxoffice.refresh.EndReason;
import io.boxoffice.refresh.SessionService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code /api/server/users/{id}/sessions}: a user's sessions, for administrators. */
@ApplicationScoped
@ForAudience("server")
@Path("/api/server/users/{id}/sessions")
@Produces(MediaType.APPLICATION_JSON)
public class UserSessionsResource {
    @Inject
    CurrentToken current;

    @Inject
    Accounts accounts;

    @Inject
    SessionService sessions;

    @Inject
    Cursors cursors;

    @GET
    @AdminOrScope(AdminScopes.SESSIONS_READ)
    public Page<SessionView> list(@PathParam("id") String id, @BeanParam PageQuery asked) {
        return SessionPage.of(sessions, present(id), current.get().session(), asked, cursors);
    }

    /** Ends all of a user's sessions: whatever was issued to them is refused. */
    @DELETE
    @AdminOrScope(AdminScopes.SESSIONS_WRITE)
    public Response endAll(@PathParam("id") String id) {
        sessions.endAllOf(present(id), EndReason.Known.ALL_BY_ADMINISTRATOR);
        return Response.noContent().build();
    }

    private UserId present(String id) {
        return UserId.parse(id).filter(user -> accounts.find(user).isPresent()).orElseThrow(ProblemException::notFound);
    }
}
