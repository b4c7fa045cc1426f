package io.boxoffice.authorize;

import io.boxoffice.authorization.AuthorizationRequest;
import io.boxoffice.authorization.NewRequest;
import io.boxoffice.authorization.RequestCheck;
import io.boxoffice.authorization.WaitingRequests;
import io.boxoffice.clientdocument.ClientDocuments;
import io.boxoffice.clients.CallingClient;
import io.boxoffice.clients.Client;
import io.boxoffice.grant.ShownKey;
import io.boxoffice.json.Parameters;
import io.boxoffice.limit.Limit;
import io.boxoffice.limit.Limited;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.OAuthException;
import io.boxoffice.oauth.Open;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.transport.Network;
import io.boxoffice.transport.RequestSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** {@code POST /oauth2/par} (RFC 9126, RFC 9449 10.1): a client sends what it wants itself, and the browser carries a reference alone. */
@ApplicationScoped
@Open
@Limited(Limit.CLIENT)
@Path("/oauth2/par")
public class PushedRequestResource {
    /** The answer of RFC 9126 2.2. */
    public record Pushed(String requestUri, long expiresIn) {}

    @Inject
    ClientDocuments documents;

    @Inject
    CallingClient caller;

    @Inject
    RequestCheck check;

    @Inject
    ShownKey shownKey;

    @Inject
    WaitingRequests waiting;

    @Inject
    Strangers strangers;

    @Context
    HttpServletRequest http;

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    public Response push(Parameters form) {
        form.optionalText("client_id").ifPresent(this::requireRead);
        Client client = caller.require(http, form);
        strangers.requireSeldom(client, http);
        Parameters own = RequestCheck.known(form.with("client_id", client.id().value()));
        AuthorizationRequest request =
                switch (check.check(own, true)) {
                    case RequestCheck.Good good -> good.request();
                    case RequestCheck.Refused refused -> throw new OAuthException(refused.code(), refused.words());
                    case RequestCheck.UnknownClient _ ->
                        throw new OAuthException(
                                ErrorCode.UNAUTHORIZED_CLIENT, "The client is not registered for this grant.");
                    case RequestCheck.BadRedirectUri _ ->
                        throw new OAuthException(
                                ErrorCode.INVALID_REQUEST, "The redirect_uri is missing, or not registered.");
                };
        RandomSecret handle = waiting.add(
                new NewRequest(client.id(), own, key(request, client), Optional.empty()), WaitingRequests.PUSHED);
        return Response.status(Response.Status.CREATED)
                .entity(new Pushed(PushedUri.of(handle), WaitingRequests.PUSHED.toSeconds()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private void requireRead(String id) {
        Network from = Network.of(RequestSource.of(http).address());
        switch (documents.read(id, from)) {
            case ClientDocuments.Known _ -> {}
            case ClientDocuments.Unreadable _ -> throw CallingClient.unknown();
            case ClientDocuments.SlowDown slow -> throw OAuthException.slowDown(slow.until());
        }
    }

    /** RFC 9449 10.1: the key that is shown, which must be the one that is named. */
    private Optional<Confirmation> key(AuthorizationRequest request, Client client) {
        return shownKey.shown(http, client).map(proof -> {
            if (request.boundTo().filter(named -> !named.equals(proof.key())).isPresent()) {
                throw new OAuthException(ErrorCode.INVALID_DPOP_PROOF, "The proof is of another key than dpop_jkt.");
            }
            return shownKey.use(proof, client);
        });
    }
}
