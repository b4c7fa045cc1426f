package io.boxoffice.admin;

import io.boxoffice.account.UserImport;
import io.boxoffice.guard.AdminOrScope;
import io.boxoffice.guard.CurrentToken;
import io.boxoffice.guard.ForAudience;
import io.boxoffice.http.ProblemException;
import io.boxoffice.json.Lines;
import io.boxoffice.revocation.IssuedToken;
import io.boxoffice.revocation.Revocations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;

/** {@code /api/server/users/import}: users from elsewhere, for administrators. */
@ApplicationScoped
@ForAudience("server")
@Path("/api/server/users/import")
public class UserImportResource {
    @Inject
    UserImport users;

    @Inject
    ImportPlace place;

    @Inject
    CurrentToken current;

    @Inject
    Revocations revocations;

    /** A line for a line, in their order; that of a user is sent once they are stored. It takes longer than a revocation may. */
    @POST
    @AdminOrScope(AdminScopes.USERS_WRITE)
    @Consumes(Lines.NDJSON)
    @Produces(Lines.NDJSON)
    public StreamingOutput run(Lines lines) {
        if (!place.take()) {
            throw ProblemException.unavailable();
        }
        try {
            IssuedToken token = current.get().issued();
            return ImportRun.begin(users, lines, () -> !revocations.isRevoked(token));
        } catch (IOException broken) {
            throw ProblemException.badRequest("The body cannot be read.");
        }
    }
}
