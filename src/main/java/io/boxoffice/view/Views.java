package io.boxoffice.view;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.boxoffice.http.RefusedPage;
import io.boxoffice.http.RequestPath;
import io.boxoffice.transport.RequestSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;

/** Draws the pages. */
@ApplicationScoped
public class Views {
    /** For the referrer as good as none; with none at all a form says {@code Origin: null} (Fetch 3.2). */
    private static final String SAME_ORIGIN = "same-origin";

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Views.class.getClassLoader(), Views.class.getPackageName());

    private final Languages languages = new Languages();

    /** A sign-in in a window that a client's page opened goes on there when it is back; what that page could do to it is close it or lead it elsewhere. */
    private static final String OPENER_KEPT = "unsafe-none";

    /** A page as the answer to a request: not to be stored, framed or scripted by others. */
    public Response answer(int status, View view, PageRequest request) {
        return Response.status(status).entity(draw(view, request)).build();
    }

    /** The page of a refusal. */
    RenderedPage draw(RefusedPage refused, HttpServletRequest http) {
        FaultView view = new FaultView(FaultView.Kind.of(refused.status()), Optional.empty(), Optional.empty());
        return draw(view, new PageRequest(http, Optional.empty(), Optional.empty()));
    }

    RenderedPage draw(View view, PageRequest request) {
        Words words = languages.choose(
                request.uiLocales(), Optional.ofNullable(request.http().getHeader("Accept-Language")));
        Sheet sheet = new Sheet(words, RequestPath.of(request.http()).prefix(), RequestSource.idOf(request.http()));
        return new RenderedPage(html(view, sheet), headers(view, request, words));
    }

    String html(View view, Sheet sheet) {
        StringOutput html = new StringOutput();
        templates.render(template(view), Map.of("sheet", sheet, "view", view), html);
        return html.toString();
    }

    private static String template(View view) {
        return switch (view) {
            case SignInView _ -> "signin.jte";
            case FactorView _ -> "factor.jte";
            case EnrolView _ -> "enrol.jte";
            case RecoveryCodesView _ -> "recoverycodes.jte";
            case AccountView _ -> "account.jte";
            case ConsentView _ -> "consent.jte";
            case DeviceCodeView _ -> "devicecode.jte";
            case DeviceDoneView _ -> "devicedone.jte";
            case RecoveryView _ -> "recovery.jte";
            case RecoveryAskView _ -> "recoveryask.jte";
            case RecoveryDoneView _ -> "recoverydone.jte";
            case FormPostView _ -> "formpost.jte";
            case LogoutView _ -> "logout.jte";
            case SignedOutView _ -> "signedout.jte";
            case FaultView _ -> "fault.jte";
        };
    }

    private static Map<String, String> headers(View view, PageRequest request, Words words) {
        return Map.of(
                "Content-Security-Policy",
                policy(view, request.formTarget()),
                "Cross-Origin-Opener-Policy",
                OPENER_KEPT,
                "Referrer-Policy",
                SAME_ORIGIN,
                "Cache-Control",
                "no-store",
                "Content-Language",
                words.language());
    }

    private static boolean hasScript(View view) {
        return switch (view) {
            case SignInView _, FormPostView _, DeviceCodeView _, RecoveryView _ -> true;
            case FactorView factor -> factor.offered().passkey().isPresent();
            case EnrolView enrol -> enrol.passkey().isPresent();
            case RecoveryCodesView _,
                    AccountView _,
                    ConsentView _,
                    DeviceDoneView _,
                    RecoveryAskView _,
                    RecoveryDoneView _,
                    LogoutView _,
                    SignedOutView _,
                    FaultView _ -> false;
        };
    }

    private static String policy(View view, Optional<String> formTarget) {
        return "default-src 'none'; style-src 'self'; "
                + (hasScript(view) ? "script-src 'self'; " : "")
                + (view instanceof DeviceCodeView
                        ? "connect-src 'self'; "
                        : "") // it asks whether this device is let in
                + "img-src 'self' data:; form-action " + FormTarget.sources(formTarget)
                + "; frame-ancestors 'none'; base-uri 'none'";
    }
}
