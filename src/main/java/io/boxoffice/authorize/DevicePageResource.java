package io.boxoffice.authorize;

import io.boxoffice.device.CodeEntry;
import io.boxoffice.http.ErrorWriter;
import io.boxoffice.json.Parameters;
import io.boxoffice.limit.Limit;
import io.boxoffice.limit.Limited;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.Open;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.signin.BrowserCookie;
import io.boxoffice.signin.FormToken;
import io.boxoffice.signin.SameSite;
import io.boxoffice.transport.Network;
import io.boxoffice.transport.RequestSource;
import io.boxoffice.view.DeviceCodeView;
import io.boxoffice.view.FaultView;
import io.boxoffice.view.PageRequest;
import io.boxoffice.view.Views;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * {@code GET} and {@code POST /device} (RFC 8628 3.3): a person brings the code that another device shows. Nothing happens by an address that
 * has the code in it: they see it and send it themselves, and see it once more where they decide (RFC 10027).
 */
@ApplicationScoped
@Open
@Limited(Limit.LOGIN)
@Path(DevicePageResource.PATH)
public class DevicePageResource {
    static final String PATH = "/device";

    private static final String FORM = "device";

    @Inject
    CodeEntry entry;

    @Inject
    Flow flow;

    @Inject
    RequestPages pages;

    @Inject
    Views views;

    @Inject
    Issuer issuer;

    @Inject
    SameSite sameSite;

    @Context
    HttpServletRequest http;

    @GET
    public Response get(@QueryParam("user_code") @DefaultValue("") String userCode) {
        Optional<RandomSecret> kept = BrowserCookie.BROWSER.of(http);
        RandomSecret browser = kept.orElseGet(RandomSecret::random);
        Response page = page(200, browser, userCode, Optional.empty());
        if (kept.isEmpty()) {
            page.getHeaders().add(HttpHeaders.SET_COOKIE, BrowserCookie.BROWSER.keeping(browser));
        }
        return page;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response post(Parameters form) {
        String csrf = form.optionalText("csrf").orElse("");
        return BrowserCookie.BROWSER
                .of(http)
                .filter(browser -> sameSite.isFrom(http) && FormToken.isGood(csrf, browser, FORM))
                .map(browser -> entered(browser, form.optionalText("user_code").orElse("")))
                .orElseGet(() -> pages.fault(403, FaultView.Kind.NOT_FROM_HERE, Optional.empty(), http));
    }

    private Response entered(RandomSecret browser, String typed) {
        String network = Network.of(RequestSource.of(http).address()).text();
        return switch (entry.enter(typed, browser, network)) {
            case CodeEntry.Found found -> flow.forDevice(found.device(), browser);
            case CodeEntry.Wrong _ -> page(400, browser, typed, Optional.of(DeviceCodeView.Flaw.WRONG));
            case CodeEntry.TooMany many -> {
                Response page = page(429, browser, typed, Optional.of(DeviceCodeView.Flaw.SLOW_DOWN));
                page.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, ErrorWriter.retryAfter(many.pause()));
                yield page;
            }
        };
    }

    private Response page(int status, RandomSecret browser, String userCode, Optional<DeviceCodeView.Flaw> flaw) {
        return views.answer(
                status,
                new DeviceCodeView(issuer.path() + PATH, FormToken.of(browser, FORM), userCode, flaw),
                new PageRequest(http, Optional.empty(), Optional.empty()));
    }
}
