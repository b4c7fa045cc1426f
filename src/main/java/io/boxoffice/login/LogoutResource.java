package io.boxoffice.login;

import io.boxoffice.json.Body;
import io.boxoffice.limit.Limit;
import io.boxoffice.limit.Limited;
import io.boxoffice.oauth.Open;
import io.boxoffice.token.TokenService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code POST /auth/logout}: a refresh token is given back, and its session is over. */
@ApplicationScoped
@Open
@Limited(Limit.REFRESH)
@Path("/auth/logout")
public class LogoutResource {
    @Inject
    TokenService tokens;

    @Inject
    CsrfCheck csrf;

    @Context
    HttpServletRequest http;

    /** The same answer to a token that is unknown (RFC 7009 2.2): its purpose, that it is good for nothing, is met. */
    @POST
    @TakesCookies
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_FORM_URLENCODED})
    public Response logout(Body body) {
        RefreshTokenParameter presented = RefreshTokenParameter.of(body, http, csrf);
        boolean isOver = tokens.logout(presented.token(), presented.expected());
        Response.ResponseBuilder answer = Response.noContent().header(HttpHeaders.CACHE_CONTROL, "no-store");
        return isOver ? presented.isOver(answer) : answer.build();
    }
}
