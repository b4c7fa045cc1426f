package io.boxoffice.recovery;

import io.boxoffice.json.Parameters;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.signin.BrowserCookie;
import io.boxoffice.signin.FormToken;
import io.boxoffice.signin.SameSite;
import io.boxoffice.view.FaultView;
import io.boxoffice.view.PageRequest;
import io.boxoffice.view.View;
import io.boxoffice.view.Views;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;

/** The forms of the recovery, each bound to the browser that it was shown to. */
@Dependent
class RecoveryForms {
    /** A form as the view needs it: where it goes, and its token. */
    record Form(String action, String csrf) {}

    @Inject
    Issuer issuer;

    @Inject
    Views views;

    @Inject
    SameSite sameSite;

    /** The page of a form that nothing was sent by yet. */
    Response first(String path, Function<Form, View> view, HttpServletRequest http) {
        Optional<RandomSecret> kept = BrowserCookie.BROWSER.of(http);
        RandomSecret browser = kept.orElseGet(RandomSecret::random);
        Response page = page(200, view.apply(form(path, browser)), http);
        if (kept.isEmpty()) {
            page.getHeaders().add(HttpHeaders.SET_COOKIE, BrowserCookie.BROWSER.keeping(browser));
        }
        return page;
    }

    /** What becomes of a form that was sent: a page of ours sent it, or nothing happens. */
    Response sent(String path, Parameters sent, HttpServletRequest http, Function<Form, Response> answer) {
        return BrowserCookie.BROWSER
                .of(http)
                .filter(browser -> sameSite.isFrom(http)
                        && FormToken.isGood(sent.optionalText("csrf").orElse(""), browser, path))
                .map(browser -> answer.apply(form(path, browser)))
                .orElseGet(() -> fault(403, FaultView.Kind.NOT_FROM_HERE, http));
    }

    Response page(int status, View view, HttpServletRequest http) {
        Response page = views.answer(status, view, new PageRequest(http, Optional.empty(), Optional.empty()));
        if (status == Response.Status.TOO_MANY_REQUESTS.getStatusCode()) {
            page.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, "1");
        }
        return page;
    }

    Response fault(int status, FaultView.Kind kind, HttpServletRequest http) {
        return page(status, new FaultView(kind, Optional.empty(), Optional.empty()), http);
    }

    private Form form(String path, RandomSecret browser) {
        return new Form(issuer.path() + path, FormToken.of(browser, path));
    }
}
