package io.boxoffice.revoke;

import io.boxoffice.accesstoken.AccessTokenVerifier;
import io.boxoffice.accesstoken.Verification;
import io.boxoffice.clients.CallingClient;
import io.boxoffice.json.Parameters;
import io.boxoffice.limit.Limit;
import io.boxoffice.limit.Limited;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Open;
import io.boxoffice.oauth.Secret;
import io.boxoffice.refresh.EndReason;
import io.boxoffice.refresh.SessionService;
import io.boxoffice.revocation.TokenRevocation;
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

/**
 * {@code POST /oauth2/revoke}: with a refresh token its session ends, an access token is refused from now on. One that is unknown or
 * another client's has the same answer, and nothing becomes of it (RFC 7009 2.2); the hint at its type is not needed.
 */
@ApplicationScoped
@Open
@Limited(Limit.CLIENT)
@Path("/oauth2/revoke")
public class RevocationResource {
    @Inject
    CallingClient caller;

    @Inject
    SessionService sessions;

    @Inject
    AccessTokenVerifier verifier;

    @Inject
    TokenRevocation revocation;

    @Context
    HttpServletRequest http;

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response revoke(Parameters form) {
        ClientId client = caller.require(http, form).id();
        String token = form.text("token");
        if (!sessions.endFor(client, new Secret(token), EndReason.Known.LOGOUT)) {
            revokeAccess(client, token);
        }
        return Response.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    private void revokeAccess(ClientId client, String token) {
        if (verifier.verify(token) instanceof Verification.Admitted admitted
                && admitted.verified().claims().client().equals(client)) {
            revocation.revoke(admitted.verified().id(), "given back by its client");
        }
    }
}
