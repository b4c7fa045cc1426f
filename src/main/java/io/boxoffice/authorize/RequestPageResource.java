package io.boxoffice.authorize;

import io.boxoffice.authorization.WaitingRequests;
import io.boxoffice.json.Parameters;
import io.boxoffice.limit.Limit;
import io.boxoffice.limit.Limited;
import io.boxoffice.oauth.Open;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.signin.BrowserCookie;
import io.boxoffice.signin.SameSite;
import io.boxoffice.view.FaultView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * The pages of one authorization request, at an address of its own: two tabs are two. A page shows what comes next, its form answers it, and
 * the browser comes again by 303, so that reload and the back button are harmless.
 */
@ApplicationScoped
@Open
@Limited(Limit.LOGIN)
@Path("/oauth2/authorize/{handle}")
public class RequestPageResource {
    @Inject
    WaitingRequests waiting;

    @Inject
    OpenedRequests requests;

    @Inject
    RequestForms forms;

    @Inject
    FactorSteps factors;

    @Inject
    PasskeyForm passkeys;

    @Inject
    Flow flow;

    @Inject
    RequestPages pages;

    @Inject
    SameSite sameSite;

    @Context
    HttpServletRequest http;

    @GET
    public Response get(@PathParam("handle") String text) {
        Optional<RandomSecret> handle = RandomSecret.parse(text);
        return handle.filter(this::isUnopened).isPresent()
                ? open(handle.get())
                : requests.with(handle, http, this::show);
    }

    private boolean isUnopened(RandomSecret handle) {
        return waiting.find(handle)
                .filter(stored ->
                        stored.browser().isEmpty() && RequestPages.flaw(stored).isEmpty())
                .isPresent();
    }

    /** The first browser that comes with the handle is the one that it belongs to. */
    private Response open(RandomSecret handle) {
        RandomSecret browser = BrowserCookie.BROWSER.of(http).orElseGet(RandomSecret::random);
        waiting.open(handle, browser);
        return flow.to(handle, Optional.of(browser));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response post(@PathParam("handle") String text, Parameters form) {
        return sameSite.isFrom(http)
                ? requests.with(RandomSecret.parse(text), http, opened -> forms.decided(opened, form))
                : pages.fault(403, FaultView.Kind.NOT_FROM_HERE, Optional.empty(), http);
    }

    private Response show(OpenedRequest opened) {
        NextStep next = flow.next(opened);
        return factors.waiting(opened, next)
                .map(waiting -> factors.page(opened, waiting))
                .orElseGet(() -> show(opened, next));
    }

    private Response show(OpenedRequest opened, NextStep next) {
        return switch (next) {
            case NextStep.SignInFirst _ ->
                pages.signIn(
                        200, opened, opened.request().loginHint().orElse(""), passkeys.alone(opened), Optional.empty());
            case NextStep.ChooseAccount choose -> pages.account(opened, choose.person());
            case NextStep.ShowFactor _, NextStep.EnrolFactor _ -> flow.to(opened.handle(), Optional.empty());
            case NextStep.AskConsent ask -> pages.consent(opened, ask);
            case NextStep.Ready ready -> flow.granted(opened, ready, false);
            case NextStep.Refuse refuse -> flow.refused(opened, refuse);
        };
    }
}
