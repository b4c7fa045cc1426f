package io.boxoffice.authorize;

import io.boxoffice.authorization.RequestCheck;
import io.boxoffice.authorization.WaitingRequest;
import io.boxoffice.authorization.WaitingRequests;
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
        return switch (check.check(stored.get().parameters(), true)) {
            case RequestCheck.Good good ->
                unlessOver(
                        new OpenedRequest(good.request(), stored.get(), handle.orElseThrow(), browser.get(), http),
                        then);
            case RequestCheck.Refused refused ->
                answers.error(refused.address(), refused.code(), refused.words(), http);
            case RequestCheck.UnknownClient _ -> fault(FaultView.Kind.UNKNOWN_CLIENT, http);
            case RequestCheck.BadRedirectUri _ -> fault(FaultView.Kind.BAD_REDIRECT_URI, http);
        };
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
