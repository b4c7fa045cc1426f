package io.boxoffice.login;

import io.boxoffice.http.ErrorWriter;
import io.boxoffice.http.RequestPath;
import io.boxoffice.json.Body;
import io.boxoffice.limit.Limit;
import io.boxoffice.limit.Limited;
import io.boxoffice.log.CountedLog;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.Open;
import io.boxoffice.token.RefreshOutcome;
import io.boxoffice.token.RefreshRequest;
import io.boxoffice.token.RefreshService;
import io.boxoffice.transport.Network;
import io.boxoffice.transport.RequestSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger.Level;

/** {@code POST /auth/refresh}: nothing but the refresh token, which remembers its audience (RFC 6749 6). */
@ApplicationScoped
@Open
@Limited(Limit.REFRESH)
@Path("/auth/refresh")
public class RefreshResource {
    private static final CountedLog LOG = new CountedLog(RefreshResource.class);

    @Inject
    RefreshService tokens;

    @Inject
    CsrfCheck csrf;

    @Context
    HttpServletRequest http;

    @POST
    @Tallied
    @TakesCookies
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    @Produces(MediaType.APPLICATION_JSON)
    public Response refresh(Body body) {
        RefreshTokenParameter presented = RefreshTokenParameter.of(body, http, csrf);
        return switch (tokens.refresh(RefreshRequest.firstParty(presented.token(), presented.expected()))) {
            case RefreshOutcome.Refreshed refreshed -> TokenAnswer.of(refreshed.tokens(), presented.cookie());
            case RefreshOutcome.Refused refused -> {
                String line = "A refresh was refused: " + refused.reason().words();
                LOG.write(
                        Level.INFO,
                        line,
                        Network.of(RequestSource.of(http).address()).text(),
                        line);
                yield presented.isOver(refusal());
            }
            // The cookie is another's, who goes on with it.
            case RefreshOutcome.AnotherSession _ -> refusal().build();
        };
    }

    /** An answer and no throw: it may have to take the cookie away. */
    private Response.ResponseBuilder refusal() {
        return Response.fromResponse(ErrorWriter.response(
                ErrorCode.INVALID_GRANT.status(),
                ErrorCode.INVALID_GRANT,
                "The refresh token is not valid.",
                RequestPath.of(http)));
    }
}
