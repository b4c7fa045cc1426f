package io.boxoffice.userinfo;

import io.boxoffice.account.Accounts;
import io.boxoffice.account.User;
import io.boxoffice.clients.AskingPage;
import io.boxoffice.clients.Clients;
import io.boxoffice.guard.CurrentToken;
import io.boxoffice.guard.ForAudience;
import io.boxoffice.guard.UserScope;
import io.boxoffice.json.Parameters;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.OAuthException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * {@code GET} and {@code POST /oauth2/userinfo} (OpenID Connect Core 5.3.1): the user of the token. The token is in the header alone; in a
 * form (RFC 6750 2.2) it is none, and beside the header it is a second one.
 */
@ApplicationScoped
@ForAudience("userinfo")
@Path("/oauth2/userinfo")
@Produces(MediaType.APPLICATION_JSON)
public class UserinfoResource {
    @Inject
    CurrentToken current;

    @Inject
    Accounts accounts;

    @Inject
    Clients clients;

    @Context
    HttpServletRequest http;

    @GET
    @UserScope(UserinfoScopes.OPENID)
    public Response get() {
        AskingPage.asksFor(clients.find(current.get().claims().client().value()), http);
        User user = accounts.find(current.user()).filter(User::enabled).orElseThrow(UserinfoResource::gone);
        return Response.ok(new Userinfo(user, current.get().scopes()).claims())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** The form may be absent, and its content type too: a declared one would be asked for (Jakarta RESTful Web Services 3.7.2). */
    @POST
    @UserScope(UserinfoScopes.OPENID)
    public Response post(Parameters form) {
        if (form.has("access_token")) {
            throw new OAuthException(ErrorCode.INVALID_REQUEST, "There are two tokens, in the header and in the form.");
        }
        return get();
    }

    /** They were removed or disabled a moment ago, and their tokens are refused at once. */
    private static OAuthException gone() {
        return new OAuthException(ErrorCode.INVALID_TOKEN, "The token is not valid any more.");
    }
}
