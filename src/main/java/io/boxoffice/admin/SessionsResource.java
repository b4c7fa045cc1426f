package io.boxoffice.admin;

import io.boxoffice.guard.CurrentToken;
import io.boxoffice.guard.ForAudience;
import io.boxoffice.guard.Policy;
import io.boxoffice.guard.Rule;
import io.boxoffice.http.ProblemException;
import io.boxoffice.json.Cursors;
import io.boxoffice.json.Page;
import io.boxoffice.json.PageQuery;
import io.boxoffice.oauth.SessionId;
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

/** {@code /api/server/sessions}: one's own sessions, at every audience. */
@ApplicationScoped
@ForAudience("server")
@Path("/api/server/sessions")
@Produces(MediaType.APPLICATION_JSON)
public class SessionsResource {
    @Inject
    CurrentToken current;

    @Inject
    SessionService sessions;

    @Inject
    Cursors cursors;

    @GET
    @Policy(Rule.USER)
    public Page<SessionView> list(@BeanParam PageQuery asked) {
        return SessionPage.of(sessions, current.user(), current.get().session(), asked, cursors);
    }

    /** Ends one of one's own sessions, the current one too. */
    @DELETE
    @Path("/{id}")
    @Policy(Rule.USER)
    public Response end(@PathParam("id") String id) {
        boolean ended = SessionId.parse(id)
                .filter(session -> sessions.endOf(current.user(), session, EndReason.Known.BY_OWNER))
                .isPresent();
        if (!ended) {
            throw ProblemException.notFound();
        }
        return Response.noContent().build();
    }

    /** Ends all of one's own sessions, the current one too. */
    @DELETE
    @Policy(Rule.USER)
    public Response endAll() {
        sessions.endAllOf(current.user(), EndReason.Known.ALL_BY_OWNER);
        return Response.noContent().build();
    }
}
