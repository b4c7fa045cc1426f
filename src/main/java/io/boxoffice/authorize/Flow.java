package io.boxoffice.authorize;

import io.boxoffice.authorization.NewRequest;
import io.boxoffice.authorization.RequestCheck;
import io.boxoffice.authorization.ReturnAddress;
import io.boxoffice.authorization.WaitingDevice;
import io.boxoffice.authorization.WaitingRequests;
import io.boxoffice.clients.Client;
import io.boxoffice.device.AskedDevice;
import io.boxoffice.json.Parameters;
import io.boxoffice.limit.Limit;
import io.boxoffice.limit.NetworkLimits;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.signin.BrowserCookie;
import io.boxoffice.signin.SignIn;
import io.boxoffice.signin.SignInService;
import io.boxoffice.transport.Network;
import io.boxoffice.transport.RequestSource;
import io.boxoffice.view.DeviceDoneView;
import io.boxoffice.view.FaultView;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;

/** The way of a good request: answered at once where all is known, else stored for its browser and shown page by page. */
@Dependent
class Flow {
    @Inject
    SignInService signIns;

    @Inject
    WaitingRequests waiting;

    @Inject
    Authorizations authorizations;

    @Inject
    ClientAnswer answers;

    @Inject
    RequestPages pages;

    @Inject
    NetworkLimits limits;

    /** A request that a browser brings. */
    Response begin(RequestCheck.Good good, Parameters parameters, HttpServletRequest http) {
        ReturnAddress address = good.address();
        return switch (authorizations.begin(good.request(), address, BrowserCookie.SIGN_IN.of(http))) {
            case FirstLook.Granted granted -> answers.code(address, granted.code(), http);
            case FirstLook.Refused refused ->
                answers.error(address, refused.refuse().code(), refused.refuse().words(), http);
            case FirstLook.NeedsPage _ -> {
                RandomSecret browser = BrowserCookie.BROWSER.of(http).orElseGet(RandomSecret::random);
                yield stored(address.client(), parameters, Optional.of(browser), http);
            }
        };
    }

    /**
     * Stores a request and sends its browser to its page, by a request that carries its cookies.
     *
     * @param browser that it belongs to; nothing where it comes without its cookies, as from a form of another site
     */
    Response stored(Client client, Parameters parameters, Optional<RandomSecret> browser, HttpServletRequest http) {
        Network from = Network.of(RequestSource.of(http).address());
        Optional<Duration> wait = limits.take(Limit.LOGIN, from);
        if (wait.isPresent()) {
            return pages.slowDown(Optional.of(client), wait.get(), http);
        }
        NewRequest request = new NewRequest(client.id(), RequestCheck.known(parameters), Optional.empty(), browser);
        return to(waiting.add(request, WaitingRequests.LIFE), browser);
    }

    /** Stores the request of a device whose code a browser has brought, and sends that browser to its page. */
    Response forDevice(AskedDevice device, RandomSecret browser) {
        return to(waiting.add(NewRequest.ofDevice(device, browser), WaitingRequests.LIFE), Optional.empty());
    }

    /** Sends a browser to the page of a request. */
    Response to(RandomSecret handle, Optional<RandomSecret> browser) {
        Response.ResponseBuilder answer = Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, pages.address(handle))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        browser.ifPresent(kept -> answer.header(HttpHeaders.SET_COOKIE, BrowserCookie.BROWSER.keeping(kept)));
        return answer.build();
    }

    /** What comes next of a request that was stored. */
    NextStep next(OpenedRequest opened) {
        return authorizations.next(
                opened.request(), Optional.of(opened.stored()), BrowserCookie.SIGN_IN.of(opened.http()));
    }

    /** Who is signed in at a browser. */
    Optional<SignIn> signedIn(HttpServletRequest http) {
        return BrowserCookie.SIGN_IN.of(http).flatMap(signIns::living);
    }

    /** Answers a stored request with a code, once. */
    Response granted(OpenedRequest opened, NextStep.Ready ready, boolean consented) {
        return switch (opened.request().address()) {
            case ReturnAddress address -> granted(opened, address, ready, consented);
            case WaitingDevice device ->
                authorizations.allow(opened.handle(), opened.request(), device, ready)
                        ? pages.deviceDone(DeviceDoneView.Kind.ALLOWED, opened)
                        : done(opened);
        };
    }

    private Response granted(OpenedRequest opened, ReturnAddress address, NextStep.Ready ready, boolean consented) {
        return authorizations
                .grant(
                        opened.handle(),
                        opened.request(),
                        address,
                        opened.stored().boundTo(),
                        ready,
                        consented)
                .map(code -> answers.code(address, code, opened.http()))
                .orElseGet(() -> done(opened));
    }

    /** Answers a stored request with an error, once. */
    Response refused(OpenedRequest opened, NextStep.Refuse refuse) {
        return switch (opened.request().address()) {
            case ReturnAddress address ->
                waiting.finish(opened.handle())
                        ? answers.error(address, refuse.code(), refuse.words(), opened.http())
                        : done(opened);
            case WaitingDevice device ->
                authorizations.deny(opened.handle(), device)
                        ? pages.deviceDone(
                                refuse.isByUser() ? DeviceDoneView.Kind.DENIED : DeviceDoneView.Kind.NOT_POSSIBLE,
                                opened)
                        : done(opened);
        };
    }

    private Response done(OpenedRequest opened) {
        return pages.fault(FaultView.Kind.DONE, opened);
    }
}
