package io.boxoffice.admin;

import io.boxoffice.account.Accounts;
import io.boxoffice.account.RecoveryLinks;
import io.boxoffice.account.RecoverySettings;
import io.boxoffice.account.User;
import io.boxoffice.guard.AdminOrScope;
import io.boxoffice.guard.CurrentToken;
import io.boxoffice.guard.ForAudience;
import io.boxoffice.http.ProblemException;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * {@code POST /api/server/users/{id}/recovery}: a link by which a user sets a password, told this once, to whoever may set one for them. It is
 * also the invitation of a user who was made without one.
 */
@ApplicationScoped
@ForAudience("server")
@Path("/api/server/users/{id}/recovery")
@Produces(MediaType.APPLICATION_JSON)
public class UserRecoveryResource {
    @Inject
    Accounts accounts;

    @Inject
    RecoveryLinks links;

    @Inject
    RecoverySettings settings;

    @Inject
    CurrentToken current;

    @Inject
    Issuer issuer;

    @POST
    @AdminOrScope(AdminScopes.USERS_WRITE)
    public Response make(@PathParam("id") String id) {
        User user = UserId.parse(id).flatMap(accounts::find).orElseThrow(ProblemException::notFound);
        OwnUser.requireNotWidened(current, user);
        return links.make(user.id(), settings.link(), "by an administrator")
                .map(code -> new RecoveryLinkView(
                        issuer.recovery(code), settings.link().toSeconds()))
                .map(UserRecoveryResource::shownOnce)
                .orElseThrow(() -> ProblemException.conflict("The user is disabled."));
    }

    private static Response shownOnce(RecoveryLinkView view) {
        return Response.status(Response.Status.CREATED)
                .entity(view)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
