package io.boxoffice.admin;

import io.boxoffice.guard.AdminOrScope;
import io.boxoffice.guard.ForAudience;
import io.boxoffice.json.Body;
import io.boxoffice.refresh.EndReason;
import io.boxoffice.refresh.SessionService;
import io.boxoffice.revocation.TokenRevocation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code /api/server/revocations}: refuses a token, a session or all of a user before their time. */
@ApplicationScoped
@ForAudience("server")
@Path("/api/server/revocations")
public class RevocationsResource {
    @Inject
    TokenRevocation tokens;

    @Inject
    SessionService sessions;

    @POST
    @AdminOrScope(AdminScopes.SESSIONS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response revoke(Body body) {
        String reason = Reason.of(body);
        switch (RevocationRequest.of(body)) {
            case RevocationRequest.OfToken token -> tokens.revoke(token.id(), reason);
            case RevocationRequest.OfSession session -> sessions.end(session.id(), new EndReason.Told(reason));
            case RevocationRequest.OfUser user -> sessions.endAllOf(user.id(), new EndReason.Told(reason));
        }
        return Response.noContent().build();
    }
}
