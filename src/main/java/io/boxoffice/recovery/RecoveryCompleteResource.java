package io.boxoffice.recovery;

import io.boxoffice.administration.PasswordRecovery;
import io.boxoffice.json.Body;
import io.boxoffice.limit.Limit;
import io.boxoffice.limit.Limited;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.OAuthException;
import io.boxoffice.oauth.Open;
import io.boxoffice.oauth.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code POST /auth/recovery/complete}: the code of a link and a new password. Every session of its user ends. */
@ApplicationScoped
@Open
@Limited(Limit.LOGIN)
@Path("/auth/recovery/complete")
public class RecoveryCompleteResource {
    @Inject
    PasswordRecovery recovery;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response complete(Body body) {
        body.only("code", "new_password");
        Secret code = new Secret(body.text("code"));
        Secret chosen = new Secret(body.text("new_password"));
        return switch (recovery.run(code, chosen)) {
            case PasswordRecovery.Recovered _ -> Response.noContent().build();
            case PasswordRecovery.BadLink _ ->
                throw new OAuthException(ErrorCode.INVALID_GRANT, "The code is not valid.");
            case PasswordRecovery.Weak weak -> throw new OAuthException(ErrorCode.INVALID_REQUEST, weak.message());
            case PasswordRecovery.Busy _ -> throw new OAuthException(ErrorCode.SLOW_DOWN, "Try again shortly.");
        };
    }
}
