package io.boxoffice.business.server;

import io.boxoffice.account.Accounts;
import io.boxoffice.account.Registration;
import io.boxoffice.guard.ForAudience;
import io.boxoffice.guard.Policy;
import io.boxoffice.guard.Rule;
import io.boxoffice.json.Body;
import io.boxoffice.json.Created;
import io.boxoffice.json.Ids;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.OAuthException;
import io.boxoffice.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

/** {@code /api/server/users}: the users, for administrators. */
@RequestScoped
@ForAudience("server")
@Path("/api/server/users")
@Produces(MediaType.APPLICATION_JSON)
public class UsersResource {
    private static final String EXAMPLE =
            "{\"username\": \"alice\", \"password\": \"...\", \"audiences\": [\"other\"], \"scopes\": {\"other\": [\"orders.read\"]}}";

    @Inject
    Issuer issuer;

    @Inject
    Registration registration;

    @Inject
    Accounts accounts;

    @GET
    @Path("/{id}")
    @Policy(Rule.ADMIN)
    public UserView find(@PathParam("id") String id) {
        return Ids.parse(id).flatMap(accounts::find).map(UserView::of).orElseThrow(ProblemException::notFound);
    }

    @POST
    @Policy(Rule.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(@RequestBody(content = @Content(example = EXAMPLE)) Body body) {
        return switch (registration.register(NewUserRequest.of(body))) {
            case Registration.Registered registered -> created(UserView.of(registered.user()));
            case Registration.Taken taken -> throw ProblemException.conflict("A user of this name is there already.");
            case Registration.Refused refused -> throw ProblemException.badRequest(refused.reason());
            case Registration.Busy busy -> throw new OAuthException(ErrorCode.SLOW_DOWN, "Try again shortly.");
        };
    }

    private Response created(UserView user) {
        return Created.at(issuer, "/api/server/users/" + user.id(), user);
    }
}
