package io.boxoffice.admin;

import io.boxoffice.clients.ClientRegistry;
import io.boxoffice.clients.ClientSecret;
import io.boxoffice.guard.AdminOrScope;
import io.boxoffice.guard.CurrentToken;
import io.boxoffice.guard.ForAudience;
import io.boxoffice.http.ProblemException;
import io.boxoffice.json.Body;
import io.boxoffice.json.BodyRefused;
import io.boxoffice.json.Created;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Ids;
import io.boxoffice.oauth.Issuer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /api/server/clients/{client_id}/secrets}: the secrets of a client, at most two at a time, so that one can follow the other. */
@ApplicationScoped
@ForAudience("server")
@Path("/api/server/clients/{client_id}/secrets")
@Produces(MediaType.APPLICATION_JSON)
public class ClientSecretsResource {
    @Inject
    Issuer issuer;

    @Inject
    CurrentToken current;

    @Inject
    ClientRegistry registry;

    @Inject
    Clock clock;

    /** Makes another secret, which this answer has and no other ever has; with {@code expires_at} it has an end. */
    @POST
    @AdminOrScope(AdminScopes.CLIENTS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(@PathParam("client_id") String id, Body body) {
        Instant end = body.only("expires_at")
                .optionalRead("expires_at", ClientSecretsResource::time, "a time of RFC 3339 in UTC")
                .orElse(null);
        requireAhead(end);
        ClientId client = client(id);
        OwnClient.requireAnother(current, client);
        ClientRegistry.Making making = registry.addSecret(client, end);
        return switch (making.outcome()) {
            case ClientRegistry.Made made -> created(client, made.secret(), making);
            case ClientRegistry.Full _ -> throw ProblemException.conflict("The client has two secrets already.");
            case ClientRegistry.NoSecrets _ -> throw ProblemException.conflict("The client shows no secret.");
            case ClientRegistry.Unknown _ -> throw ProblemException.notFound();
        };
    }

    /** Removes a secret: from now on it is refused. */
    @DELETE
    @Path("/{id}")
    @AdminOrScope(AdminScopes.CLIENTS_WRITE)
    public Response remove(@PathParam("client_id") String client, @PathParam("id") String id) {
        ClientId owner = client(client);
        OwnClient.requireAnother(current, owner);
        boolean wasThere = Ids.parse(id)
                .filter(secret -> registry.removeSecret(owner, secret))
                .isPresent();
        if (!wasThere) {
            throw ProblemException.notFound();
        }
        return Response.noContent().build();
    }

    private static ClientId client(String id) {
        if (!ClientId.isName(id)) {
            throw ProblemException.notFound();
        }
        return new ClientId(id);
    }

    private void requireAhead(@Nullable Instant end) {
        if (end != null && !end.isAfter(clock.instant())) {
            throw BodyRefused.malformed("The member expires_at must be in the future.");
        }
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text))
                    .filter(time -> time.isBefore(Instant.parse("9999-12-31T00:00:00Z")));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }

    private Response created(ClientId client, ClientSecret secret, ClientRegistry.Making making) {
        String path = "/api/server/clients/" + client + "/secrets/" + secret.id();
        return Response.fromResponse(Created.at(issuer, path, ClientView.NewSecretView.of(secret, making.secret())))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
