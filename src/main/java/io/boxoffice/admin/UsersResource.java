package io.boxoffice.admin;

import io.boxoffice.account.Registration;
import io.boxoffice.account.User;
import io.boxoffice.account.UserQuery;
import io.boxoffice.account.UserView;
import io.boxoffice.administration.UserAdministration;
import io.boxoffice.guard.AdminOrScope;
import io.boxoffice.guard.CurrentToken;
import io.boxoffice.guard.ForAudience;
import io.boxoffice.http.ProblemException;
import io.boxoffice.http.Version;
import io.boxoffice.json.Body;
import io.boxoffice.json.Created;
import io.boxoffice.json.Cursors;
import io.boxoffice.json.Page;
import io.boxoffice.json.PageQuery;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.OAuthException;
import io.boxoffice.oauth.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code /api/server/users}: the users, for administrators. */
@ApplicationScoped
@ForAudience("server")
@Path("/api/server/users")
@Produces(MediaType.APPLICATION_JSON)
public class UsersResource {
    private static final String LIST = "users";

    @Inject
    Issuer issuer;

    @Inject
    Registration registration;

    @Inject
    UserAdministration administration;

    @Inject
    Cursors cursors;

    @Inject
    CurrentToken current;

    /** A cursor goes on with the search that it was given for, and with no other. */
    @GET
    @AdminOrScope(AdminScopes.USERS_READ)
    public Page<UserView> list(@BeanParam UserFilter filter, @BeanParam PageQuery asked) {
        UserQuery query = filter.query();
        return asked.page(
                        cursors,
                        LIST + query,
                        (behind, count) -> administration.page(query, behind, count),
                        query::place)
                .map(UserView::of);
    }

    @GET
    @Path("/{id}")
    @AdminOrScope(AdminScopes.USERS_READ)
    public Response find(@PathParam("id") String id) {
        return answer(present(id));
    }

    @POST
    @AdminOrScope(AdminScopes.USERS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(Body body) {
        return switch (registered(body)) {
            case Registration.Registered registered -> created(registered.user());
            case Registration.Taken taken -> throw taken();
            case Registration.Invalid invalid -> throw ProblemException.badRequest(invalid.message());
            case Registration.Busy busy -> throw busy();
        };
    }

    private Registration.Outcome registered(Body body) {
        return UserRequest.isImport(body)
                ? registration.register(UserRequest.imported(body))
                : registration.register(UserRequest.created(body));
    }

    /** Changes what the patch names, if nobody changed the user since the caller read them. */
    @PATCH
    @Path("/{id}")
    @AdminOrScope(AdminScopes.USERS_WRITE)
    @Consumes({MediaType.APPLICATION_JSON, Body.MERGE_PATCH})
    public Response change(@PathParam("id") String id, @Context HttpHeaders headers, Body patch) {
        User present = present(id);
        OwnUser.requireNotWidened(current, present);
        new Version(present.version()).requireIn(headers);
        return switch (administration.change(
                present,
                UserRequest.patched(present, patch),
                UserRequest.password(patch),
                UserRequest.unlocks(patch))) {
            case UserAdministration.Changed changed -> answer(changed.user());
            case UserAdministration.Stale stale -> throw ProblemException.stale();
            case UserAdministration.Taken taken -> throw taken();
            case UserAdministration.LastAdmin _ -> throw lastAdmin();
            case UserAdministration.Invalid invalid -> throw ProblemException.badRequest(invalid.message());
            case UserAdministration.Busy busy -> throw busy();
        };
    }

    @DELETE
    @Path("/{id}")
    @AdminOrScope(AdminScopes.USERS_WRITE)
    public Response remove(@PathParam("id") String id) {
        return switch (administration.remove(UserId.parse(id).orElseThrow(ProblemException::notFound))) {
            case UserAdministration.Removed _ -> Response.noContent().build();
            case UserAdministration.Unknown _ -> throw ProblemException.notFound();
            case UserAdministration.LastAdmin _ -> throw lastAdmin();
        };
    }

    private User present(String id) {
        return UserId.parse(id).flatMap(administration::find).orElseThrow(ProblemException::notFound);
    }

    private Response created(User user) {
        return Response.fromResponse(Created.at(issuer, "/api/server/users/" + user.id(), UserView.of(user)))
                .tag(new Version(user.version()).tag())
                .build();
    }

    private static Response answer(User user) {
        return Response.ok(UserView.of(user))
                .tag(new Version(user.version()).tag())
                .build();
    }

    private static ProblemException taken() {
        return ProblemException.conflict("A user of this name is there already.");
    }

    private static ProblemException lastAdmin() {
        return ProblemException.conflict("The last administrator cannot be removed, disabled or demoted.");
    }

    private static OAuthException busy() {
        return new OAuthException(ErrorCode.SLOW_DOWN, "Try again shortly.");
    }
}
