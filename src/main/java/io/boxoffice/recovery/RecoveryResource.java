package io.boxoffice.recovery;

import io.boxoffice.account.Username;
import io.boxoffice.json.Body;
import io.boxoffice.limit.Limit;
import io.boxoffice.limit.Limited;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.OAuthException;
import io.boxoffice.oauth.Open;
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

/** {@code POST /auth/recovery}: a mail with a link is asked for. 202 whoever that is, also where no mails are sent. */
@ApplicationScoped
@Open
@Limited(Limit.LOGIN)
@Path("/auth/recovery")
public class RecoveryResource {
    @Inject
    RecoveryAsks asks;

    @Context
    HttpServletRequest http;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response ask(Body body) {
        body.only("username");
        Username username = Username.of(body.text("username")).orElseThrow(RecoveryResource::noName);
        asks.take(username, RequestSource.of(http));
        return Response.accepted().build();
    }

    private static OAuthException noName() {
        return new OAuthException(ErrorCode.INVALID_REQUEST, "The username must be 1 to 254 characters.");
    }
}
