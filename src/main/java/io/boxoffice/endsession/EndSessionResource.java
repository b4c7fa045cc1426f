package io.boxoffice.endsession;

import io.boxoffice.clients.Client;
import io.boxoffice.http.AnyQuery;
import io.boxoffice.idtoken.IdTokenHint;
import io.boxoffice.json.BodyRefused;
import io.boxoffice.json.Parameters;
import io.boxoffice.limit.Limit;
import io.boxoffice.limit.Limited;
import io.boxoffice.oauth.Open;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.refresh.EndReason;
import io.boxoffice.signin.BrowserCookie;
import io.boxoffice.signin.FormToken;
import io.boxoffice.signin.SignIn;
import io.boxoffice.signin.SignInService;
import io.boxoffice.view.FaultView;
import io.boxoffice.view.PageRequest;
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
import java.util.Objects;
import java.util.Optional;

/**
 * {@code GET} and {@code POST /oauth2/logout} (OpenID Connect RP-Initiated Logout 1.0, 2). The form of our own question comes here too, and is
 * known by its token.
 */
@ApplicationScoped
@Open
@AnyQuery
@Limited(Limit.CLIENT)
@Path("/oauth2/logout")
public class EndSessionResource {
    @Inject
    LogoutRequests requests;

    @Inject
    LogoutPages pages;

    @Inject
    SignInService signIns;

    @Context
    HttpServletRequest http;

    @GET
    public Response get() {
        return query().map(this::answer).orElseGet(this::malformed);
    }

    /** A form of another site comes without our cookies: unless it names the sign-in itself, it comes again with them. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response post(Parameters form) {
        if (form.has("csrf")) {
            return decided(form);
        }
        return switch (requests.read(form)) {
            case LogoutRequest.Hinted hinted when hinted.hint().signIn().isPresent() -> answer(form);
            case LogoutRequest.Contradiction _ -> answer(form);
            case LogoutRequest.Hinted _, LogoutRequest.Unproven _, LogoutRequest.BadAddress _ ->
                pages.again(LogoutRequests.known(form).form());
        };
    }

    private Optional<Parameters> query() {
        String query = Objects.requireNonNullElse(http.getQueryString(), "");
        try {
            return Optional.of(Parameters.of(query.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (BodyRefused malformed) {
            return Optional.empty();
        }
    }

    private Response answer(Parameters parameters) {
        PageRequest page = LogoutPages.of(http, parameters.optionalText("ui_locales"));
        return switch (requests.read(parameters)) {
            case LogoutRequest.Hinted hinted -> hinted(hinted, page);
            case LogoutRequest.Unproven unproven -> asked(unproven.client(), page);
            case LogoutRequest.BadAddress bad ->
                pages.fault(400, FaultView.Kind.BAD_REDIRECT_URI, Optional.of(bad.client()), page);
            case LogoutRequest.Contradiction _ -> pages.fault(400, FaultView.Kind.BAD_REQUEST, Optional.empty(), page);
        };
    }

    /** Whoever else is signed in there by now is asked first. */
    private Response hinted(LogoutRequest.Hinted request, PageRequest page) {
        Optional<SignIn> here = cookie().flatMap(signIns::living);
        if (here.filter(signIn -> !signIn.user().equals(request.hint().user())).isPresent()) {
            return asked(Optional.of(request.client()), page);
        }
        end(here, request.hint());
        return request.returnTo()
                .map(pages::returned)
                .orElseGet(() -> pages.signedOut(Optional.of(request.client()), page));
    }

    private void end(Optional<SignIn> here, IdTokenHint hint) {
        here.ifPresent(signIn -> signIns.end(signIn.id(), EndReason.Known.SIGNED_OUT));
        hint.signIn().ifPresent(id -> signIns.end(id, EndReason.Known.SIGNED_OUT));
    }

    private Response asked(Optional<Client> client, PageRequest page) {
        return cookie().filter(secret -> signIns.living(secret).isPresent())
                .map(secret -> pages.question(secret, client, page))
                .orElseGet(() -> pages.signedOut(client, page));
    }

    private Response decided(Parameters form) {
        Optional<Client> client =
                query().flatMap(query -> query.optionalText("client_id")).flatMap(requests::enabled);
        PageRequest page = LogoutPages.of(http, Optional.empty());
        Optional<SignIn> here = cookie().flatMap(signIns::living);
        if (here.isEmpty()) {
            return pages.signedOut(client, page);
        }
        if (cookie().filter(secret -> FormToken.isGood(form.text("csrf"), secret, LogoutPages.FORM))
                .isEmpty()) {
            return pages.fault(403, FaultView.Kind.NOT_FROM_HERE, client, page);
        }
        if (form.optionalText("decision").filter("logout"::equals).isEmpty()) {
            return pages.stayed(client);
        }
        signIns.end(here.get().id(), EndReason.Known.SIGNED_OUT);
        return pages.signedOut(client, page);
    }

    private Response malformed() {
        return pages.fault(400, FaultView.Kind.BAD_REQUEST, Optional.empty(), LogoutPages.of(http, Optional.empty()));
    }

    private Optional<RandomSecret> cookie() {
        return BrowserCookie.SIGN_IN.of(http);
    }
}
