package io.boxoffice.endsession;

import io.boxoffice.clients.Client;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.signin.BrowserCookie;
import io.boxoffice.signin.FormToken;
import io.boxoffice.view.FaultView;
import io.boxoffice.view.LogoutView;
import io.boxoffice.view.PageRequest;
import io.boxoffice.view.SignedOutView;
import io.boxoffice.view.View;
import io.boxoffice.view.Views;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** What a browser is answered. */
@Dependent
class LogoutPages {
    /** Which form the question is. */
    static final String FORM = "logout";

    private static final String PATH = "/oauth2/logout";

    @Inject
    Issuer issuer;

    @Inject
    Views views;

    /** Whether they want it, and for whom: the form goes where that client is named again. */
    Response question(RandomSecret signIn, Optional<Client> client, PageRequest request) {
        String named = client.map(known -> "client_id=" + known.id().value()).orElse("");
        return page(
                200,
                new LogoutView(address(named), FormToken.of(signIn, FORM), client.map(LogoutPages::name)),
                request);
    }

    Response signedOut(Optional<Client> client, PageRequest request) {
        return forgetting(page(
                200, new SignedOutView(client.map(LogoutPages::name), client.flatMap(LogoutPages::home)), request));
    }

    Response fault(int status, FaultView.Kind kind, Optional<Client> client, PageRequest request) {
        return page(
                status, new FaultView(kind, client.map(LogoutPages::name), client.flatMap(LogoutPages::home)), request);
    }

    /** Back to a registered address, signed out. */
    Response returned(String address) {
        return forgetting(seeOther(address));
    }

    /** The same request once more, this time with the cookies of the browser: the form of another site comes without. */
    Response again(String query) {
        return seeOther(address(query));
    }

    /** They stay signed in. */
    Response stayed(Optional<Client> client) {
        return seeOther(client.flatMap(LogoutPages::home).orElse(issuer.path() + "/"));
    }

    private String address(String query) {
        return issuer.path() + PATH + (query.isEmpty() ? "" : "?" + query);
    }

    private static Response seeOther(String address) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, address)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static Response forgetting(Response answer) {
        return Response.fromResponse(answer)
                .header(HttpHeaders.SET_COOKIE, BrowserCookie.SIGN_IN.cleared())
                .build();
    }

    private Response page(int status, View view, PageRequest request) {
        return views.answer(status, view, request);
    }

    static PageRequest of(HttpServletRequest http, Optional<String> uiLocales) {
        return new PageRequest(http, uiLocales, Optional.empty());
    }

    private static String name(Client client) {
        return client.registration().clientName();
    }

    private static Optional<String> home(Client client) {
        return Optional.ofNullable(client.registration().clientUri());
    }
}
