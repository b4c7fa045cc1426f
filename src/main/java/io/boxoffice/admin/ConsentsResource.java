package io.boxoffice.admin;

import io.boxoffice.consent.Consents;
import io.boxoffice.consent.GivenConsent;
import io.boxoffice.guard.CurrentToken;
import io.boxoffice.guard.ForAudience;
import io.boxoffice.guard.Policy;
import io.boxoffice.guard.Rule;
import io.boxoffice.http.ProblemException;
import io.boxoffice.json.Cursors;
import io.boxoffice.json.Page;
import io.boxoffice.json.PageQuery;
import io.boxoffice.oauth.ClientId;
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

/** {@code /api/server/me/consents}: what one has allowed clients. */
@ApplicationScoped
@ForAudience("server")
@Path("/api/server/me/consents")
@Produces(MediaType.APPLICATION_JSON)
public class ConsentsResource {
    @Inject
    CurrentToken current;

    @Inject
    Consents consents;

    @Inject
    SessionService sessions;

    @Inject
    Cursors cursors;

    @GET
    @Policy(Rule.USER)
    public Page<ConsentView> list(@BeanParam PageQuery asked) {
        return asked.page(
                        cursors,
                        "consents/" + current.user(),
                        (behind, count) -> consents.of(current.user(), behind.orElse(" "), count),
                        GivenConsent::place)
                .map(ConsentView::of);
    }

    /** Takes back all that one has allowed a client: it is asked for again, and what the client has ends. */
    @DELETE
    @Path("/{client_id}")
    @Policy(Rule.USER)
    public Response withdraw(@PathParam("client_id") String id) {
        ClientId client = ClientId.ofSegment(id)
                .filter(known -> consents.withdraw(current.user(), known))
                .orElseThrow(ProblemException::notFound);
        sessions.endAllOf(current.user(), client, EndReason.Known.CONSENT_WITHDRAWN);
        return Response.noContent().build();
    }
}
