package io.boxoffice.login;

import io.boxoffice.account.Registration;
import io.boxoffice.account.SelfRegistration;
import io.boxoffice.account.UserView;
import io.boxoffice.account.Username;
import io.boxoffice.json.Body;
import io.boxoffice.json.Created;
import io.boxoffice.limit.Limit;
import io.boxoffice.limit.Limited;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.OAuthException;
import io.boxoffice.oauth.Open;
import io.boxoffice.oauth.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code POST /auth/register}: anyone becomes a user, where {@code boxoffice.registration} is open. */
@ApplicationScoped
@Open
@Limited(Limit.LOGIN)
@Path("/auth/register")
public class RegisterResource {
    @Inject
    SelfRegistration registration;

    @Inject
    Issuer issuer;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response register(Body body) {
        if (!registration.isOpen()) {
            throw new NotFoundException();
        }
        body.only("username", "password");
        Username username = Username.of(body.text("username")).orElseThrow(RegisterResource::noName);
        return switch (registration.register(username, new Secret(body.text("password")))) {
            case Registration.Registered registered -> created(UserView.of(registered.user()));
            case Registration.Taken _ ->
                throw new OAuthException(ErrorCode.INVALID_REQUEST, 409, "A user of this name is there already.");
            case Registration.Invalid invalid -> throw new OAuthException(ErrorCode.INVALID_REQUEST, invalid.message());
            case Registration.Busy _ -> throw new OAuthException(ErrorCode.SLOW_DOWN, "Try again shortly.");
        };
    }

    private static OAuthException noName() {
        return new OAuthException(ErrorCode.INVALID_REQUEST, Username.RULE);
    }

    private Response created(UserView user) {
        return Created.at(issuer, "/api/server/users/" + user.id(), user);
    }
}
