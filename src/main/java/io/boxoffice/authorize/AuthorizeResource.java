package io.boxoffice.authorize;

import io.boxoffice.authorization.RequestCheck;
import io.boxoffice.authorization.WaitingRequests;
import io.boxoffice.clientdocument.ClientDocuments;
import io.boxoffice.clients.Clients;
import io.boxoffice.http.AnyQuery;
import io.boxoffice.json.BodyRefused;
import io.boxoffice.json.Parameters;
import io.boxoffice.limit.Limit;
import io.boxoffice.limit.Limited;
import io.boxoffice.oauth.Open;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.transport.Network;
import io.boxoffice.transport.RequestSource;
import io.boxoffice.view.FaultView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** {@code GET} and {@code POST /oauth2/authorize} (RFC 6749 3.1, OpenID Connect Core 3.1.2): a client sends its user's browser here. */
@ApplicationScoped
@Open
@AnyQuery
@Limited(Limit.CLIENT)
@Path("/oauth2/authorize")
public class AuthorizeResource {
    @Inject
    RequestCheck check;

    @Inject
    Clients clients;

    @Inject
    ClientDocuments documents;

    @Inject
    WaitingRequests waiting;

    @Inject
    Flow flow;

    @Inject
    ClientAnswer answers;

    @Inject
    RequestPages pages;

    @Context
    HttpServletRequest http;

    @GET
    public Response get() {
        return read().map(parameters -> answer(parameters, true)).orElseGet(() -> fault(FaultView.Kind.BAD_REQUEST));
    }

    /** A form of another site comes without our cookies, so it is stored and looked at when the browser comes with them. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response post(Parameters form) {
        return answer(form, false);
    }

    private Optional<Parameters> read() {
        String query = Objects.requireNonNullElse(http.getQueryString(), "");
        try {
            return Optional.of(Parameters.of(query.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (BodyRefused malformed) {
            return Optional.empty();
        }
    }

    private Response answer(Parameters parameters, boolean hasCookies) {
        Optional<RandomSecret> pushed = PushedUri.of(parameters);
        if (pushed.isPresent()) {
            return pushed(pushed.get(), parameters);
        }
        return documentFlaw(parameters).orElseGet(() -> checked(parameters, hasCookies));
    }

    /** Has the document of the client read, if it is one of a document; why it does not go on with it, nothing if it does. */
    private Optional<Response> documentFlaw(Parameters parameters) {
        List<String> named = parameters.texts("client_id");
        Network from = Network.of(RequestSource.of(http).address());
        return named.size() != 1
                ? Optional.empty()
                : switch (documents.read(named.getFirst(), from)) {
                    case ClientDocuments.Known _ -> Optional.empty();
                    case ClientDocuments.Unreadable _ -> Optional.of(fault(FaultView.Kind.UNKNOWN_CLIENT));
                    case ClientDocuments.SlowDown slow ->
                        Optional.of(pages.slowDown(Optional.empty(), slow.until(), http));
                };
    }

    private Response checked(Parameters parameters, boolean hasCookies) {
        return switch (check.check(parameters, false)) {
            case RequestCheck.Good good -> good(good, parameters, hasCookies);
            case RequestCheck.Refused refused ->
                answers.error(refused.address(), refused.code(), refused.words(), http);
            case RequestCheck.UnknownClient _ -> fault(FaultView.Kind.UNKNOWN_CLIENT);
            case RequestCheck.BadRedirectUri bad ->
                pages.fault(400, FaultView.Kind.BAD_REDIRECT_URI, Optional.of(bad.client()), http);
        };
    }

    private Response good(RequestCheck.Good good, Parameters parameters, boolean hasCookies) {
        return hasCookies
                ? flow.begin(good, parameters, http)
                : flow.stored(good.address().client(), parameters, Optional.empty(), http);
    }

    /** Of a pushed request nothing counts but what was pushed (RFC 9126 4), and the client that it belongs to. */
    private Response pushed(RandomSecret handle, Parameters parameters) {
        return waiting.find(handle)
                .filter(stored -> parameters
                        .texts("client_id")
                        .equals(List.of(stored.client().value())))
                .map(own -> RequestPages.flaw(own)
                        .map(kind ->
                                pages.fault(400, kind, clients.find(own.client().value()), http))
                        .orElseGet(() -> flow.to(handle, Optional.empty())))
                .orElseGet(() -> fault(FaultView.Kind.EXPIRED));
    }

    private Response fault(FaultView.Kind kind) {
        return pages.fault(400, kind, Optional.empty(), http);
    }
}
