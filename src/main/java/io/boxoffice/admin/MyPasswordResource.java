package io.boxoffice.admin;

import io.boxoffice.administration.PasswordChange;
import io.boxoffice.guard.CurrentToken;
import io.boxoffice.guard.ForAudience;
import io.boxoffice.guard.Policy;
import io.boxoffice.guard.Rule;
import io.boxoffice.http.ProblemException;
import io.boxoffice.json.Body;
import io.boxoffice.limit.Limit;
import io.boxoffice.limit.Limited;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.OAuthException;
import io.boxoffice.oauth.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code PUT /api/server/me/password}: a password of one's own choice. Every other session of the user ends. */
@ApplicationScoped
@ForAudience("server")
@Limited(Limit.LOGIN)
@Path("/api/server/me/password")
public class MyPasswordResource {
    @Inject
    CurrentToken current;

    @Inject
    PasswordChange change;

    @PUT
    @Policy(Rule.USER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response change(Body body) {
        body.only("current_password", "new_password");
        Secret present = new Secret(body.text("current_password"));
        Secret chosen = new Secret(body.text("new_password"));
        return switch (change.run(current.user(), current.session(), present, chosen)) {
            case PasswordChange.Changed _ -> Response.noContent().build();
            case PasswordChange.Wrong wrong -> throw ProblemException.badRequest("The current password is wrong.");
            case PasswordChange.Weak weak -> throw ProblemException.badRequest(weak.message());
            case PasswordChange.Overtaken _ ->
                throw ProblemException.conflict("The user was changed meanwhile: try again.");
            case PasswordChange.Busy _ -> throw new OAuthException(ErrorCode.SLOW_DOWN, "Try again shortly.");
        };
    }
}
