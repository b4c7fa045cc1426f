package io.boxoffice.authorize;

import io.boxoffice.authorization.AuthorizationRequest;
import io.boxoffice.authorization.RequestCheck;
import io.boxoffice.authorization.WaitingDevice;
import io.boxoffice.authorization.WaitingRequest;
import io.boxoffice.authorization.WaitingRequests;
import io.boxoffice.clients.Client;
import io.boxoffice.clients.Clients;
import io.boxoffice.device.AskedDevice;
import io.boxoffice.device.DeviceDecisions;
import io.boxoffice.device.DeviceHash;
import io.boxoffice.json.Parameters;
import io.boxoffice.oauth.GrantType;
import io.boxoffice.oauth.OAuthException;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.signin.BrowserCookie;
import io.boxoffice.view.FaultView;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;

/** Finds the stored request of a page, and looks whether this browser may go on with it now. */
@Dependent
class OpenedRequests {
    @Inject
    WaitingRequests waiting;

    @Inject
    RequestCheck check;

    @Inject
    DeviceDecisions devices;

    @Inject
    Clients clients;

    @Inject
    ClientAnswer answers;

    @Inject
    RequestPages pages;

    /**
     * Goes on with a request; a page that says why not, or the answer to its client.
     *
     * @param handle that stands in the address of the page; nothing where what stands there is none
     */
    Response with(Optional<RandomSecret> handle, HttpServletRequest http, Function<OpenedRequest, Response> then) {
        Optional<WaitingRequest> stored = handle.flatMap(waiting::find);
        if (stored.isEmpty()) {
            return fault(FaultView.Kind.EXPIRED, http);
        }
        Optional<RandomSecret> browser = BrowserCookie.BROWSER.of(http);
        if (browser.isEmpty() || !stored.get().isOf(browser)) {
            return fault(FaultView.Kind.ANOTHER_BROWSER, http);
        }
        Function<AuthorizationRequest, Response> goOn = request ->
                unlessOver(new OpenedRequest(request, stored.get(), handle.orElseThrow(), browser.get(), http), then);
        return stored.get()
                .device()
                .map(device -> ofDevice(device, stored.get(), http, goOn))
                .orElseGet(() -> ofBrowser(stored.get().parameters(), http, goOn));
    }

    private Response ofBrowser(
            Parameters parameters, HttpServletRequest http, Function<AuthorizationRequest, Response> goOn) {
        return switch (check.check(parameters, true)) {
            case RequestCheck.Good good -> goOn.apply(good.request());
            case RequestCheck.Refused refused ->
                answers.error(refused.address(), refused.code(), refused.words(), http);
            case RequestCheck.UnknownClient _ -> fault(FaultView.Kind.UNKNOWN_CLIENT, http);
            case RequestCheck.BadRedirectUri _ -> fault(FaultView.Kind.BAD_REDIRECT_URI, http);
        };
    }

    /** A device waits for one decision: whoever comes later, in whichever browser, learns that it has been made, or that it is too late. */
    private Response ofDevice(
            DeviceHash hash,
            WaitingRequest stored,
            HttpServletRequest http,
            Function<AuthorizationRequest, Response> goOn) {
        return devices.waiting(hash)
                .map(asked ->
                        deviceRequest(asked).map(goOn).orElseGet(() -> fault(FaultView.Kind.UNKNOWN_CLIENT, http)))
                .orElseGet(() -> fault(RequestPages.flaw(stored).orElse(FaultView.Kind.EXPIRED), http));
    }

    private Optional<AuthorizationRequest> deviceRequest(AskedDevice asked) {
        Optional<Client> client = clients.find(asked.client().value())
                .filter(found -> found.registration().enabled())
                .filter(found -> found.mayUse(GrantType.DEVICE_CODE));
        try {
            return client.map(known -> {
                RequestCheck.DeviceTarget target = check.ofDevice(asked.parameters(), known);
                return AuthorizationRequest.ofDevice(new WaitingDevice(known, asked), target.target(), target.asked());
            });
        } catch (OAuthException notAnyMore) { // its registration was changed since it asked
            return Optional.empty();
        }
    }

    private Response unlessOver(OpenedRequest opened, Function<OpenedRequest, Response> then) {
        return RequestPages.flaw(opened.stored())
                .map(kind -> pages.fault(kind, opened))
                .orElseGet(() -> then.apply(opened));
    }

    private Response fault(FaultView.Kind kind, HttpServletRequest http) {
        return pages.fault(400, kind, Optional.empty(), http);
    }
}
