package io.boxoffice.admin;

import io.boxoffice.administration.ClientAdministration;
import io.boxoffice.clients.Client;
import io.boxoffice.clients.ClientRegistry;
import io.boxoffice.clients.Registration;
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
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Issuer;
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

/** {@code /api/server/clients}: the registered clients, for administrators. The id of one that is removed is never given again. */
@ApplicationScoped
@ForAudience("server")
@Path("/api/server/clients")
@Produces(MediaType.APPLICATION_JSON)
public class ClientsResource {
    private static final String LIST = "clients";

    @Inject
    Issuer issuer;

    @Inject
    CurrentToken current;

    @Inject
    ClientRegistry registry;

    @Inject
    ClientAdministration administration;

    @Inject
    Cursors cursors;

    @GET
    @AdminOrScope(AdminScopes.CLIENTS_READ)
    public Page<ClientView> list(@BeanParam PageQuery asked) {
        return asked.page(cursors, LIST, registry::after, client -> client.id().value())
                .map(ClientView::of);
    }

    @GET
    @Path("/{client_id}")
    @AdminOrScope(AdminScopes.CLIENTS_READ)
    public Response find(@PathParam("client_id") String id) {
        return answer(present(id));
    }

    /** Registers a client. Where it shows a secret, this answer has its first one, and no other answer ever has. */
    @POST
    @AdminOrScope(AdminScopes.CLIENTS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(Body body) {
        ClientRequest request = ClientRequest.of(body);
        return switch (registry.add(request.id(), request.registration())) {
            case ClientRegistry.Added added -> created(added);
            case ClientRegistry.Taken _ ->
                throw ProblemException.conflict(
                        "The name is, or was, that of a client, or it is that of a user or an audience.");
            case ClientRegistry.Invalid invalid -> throw ProblemException.badRequest(invalid.message());
        };
    }

    /** Changes what the patch names, if nobody changed the client since the caller read it. */
    @PATCH
    @Path("/{client_id}")
    @AdminOrScope(AdminScopes.CLIENTS_WRITE)
    @Consumes({MediaType.APPLICATION_JSON, Body.MERGE_PATCH})
    public Response change(@PathParam("client_id") String id, @Context HttpHeaders headers, Body patch) {
        Client present = present(id);
        OwnClient.requireAnother(current, present.id());
        new Version(present.version()).requireIn(headers);
        Registration wanted = present.registration().patched(patch);
        return switch (administration.change(present, wanted)) {
            case ClientRegistry.Changed changed -> answer(changed.client());
            case ClientRegistry.Stale _ -> throw ProblemException.stale();
            case ClientRegistry.BuiltIn _ -> throw builtIn();
            case ClientRegistry.Invalid invalid -> throw ProblemException.badRequest(invalid.message());
        };
    }

    @DELETE
    @Path("/{client_id}")
    @AdminOrScope(AdminScopes.CLIENTS_WRITE)
    public Response remove(@PathParam("client_id") String id) {
        Client present = present(id);
        OwnClient.requireAnother(current, present.id());
        return switch (administration.remove(present.id())) {
            case ClientRegistry.Removed _ -> Response.noContent().build();
            case ClientRegistry.Unknown _ -> throw ProblemException.notFound();
            case ClientRegistry.BuiltIn _ -> throw builtIn();
        };
    }

    private Client present(String id) {
        return ClientId.ofSegment(id).flatMap(registry::find).orElseThrow(ProblemException::notFound);
    }

    private Response created(ClientRegistry.Added added) {
        Client client = added.client();
        ClientView view = ClientView.of(client, added.secret());
        return Response.fromResponse(Created.at(issuer, "/api/server/clients/" + client.id(), view))
                .tag(new Version(client.version()).tag())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static Response answer(Client client) {
        return Response.ok(ClientView.of(client))
                .tag(new Version(client.version()).tag())
                .build();
    }

    private static ProblemException builtIn() {
        return ProblemException.conflict("The client of the first-party login stays as it is.");
    }
}
