package io.boxoffice.authorize;

import io.boxoffice.authorization.WaitingRequests;
import io.boxoffice.json.Parameters;
import io.boxoffice.signin.FormToken;
import io.boxoffice.view.FaultView;
import io.boxoffice.view.SignInView;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the forms of a request's pages decide. A form answers the step that it was made for, and no other. */
@Dependent
class RequestForms {
    /** The steps whose forms have a way out. */
    private static final List<String> CANCELLED = List.of("sign-in", "account", "factor", "enrol");

    @Inject
    Flow flow;

    @Inject
    RequestPages pages;

    @Inject
    PasswordForm passwords;

    @Inject
    SignUpForm signUps;

    @Inject
    PasskeyForm passkeys;

    @Inject
    FactorForms factors;

    @Inject
    WaitingRequests waiting;

    Response decided(OpenedRequest opened, Parameters form) {
        String decision = form.optionalText("decision").orElse("");
        return switch (decision) {
            case "sign-in" -> at("sign-in", opened, form, () -> passwords.sent(opened, form));
            case "sign-up" -> at("sign-in", opened, form, () -> signUps.sent(opened, form));
            case "continue" -> at("account", opened, form, () -> chosen(opened));
            case "other" -> at("account", opened, form, () -> another(opened));
            case "allow" -> at("consent", opened, form, () -> allowed(opened));
            case "deny" -> at("consent", opened, form, () -> denied(opened));
            case "passkey" -> passkey(opened, form);
            case "one-time-code" ->
                at("factor", opened, form, () -> factors.shown(opened, FactorForms.oneTimeCode(form)));
            case "recovery-code" ->
                at("factor", opened, form, () -> factors.shown(opened, FactorForms.recoveryCode(form)));
            case "new-passkey" -> at("enrol", opened, form, () -> factors.enrolledPasskey(opened, form));
            case "enrol" -> at("enrol", opened, form, () -> factors.enrolled(opened, FactorForms.otp(form)));
            case "cancel" ->
                CANCELLED.stream().anyMatch(step -> isOf(opened, form, step)) ? denied(opened) : notFromHere(opened);
            default -> pages.fault(FaultView.Kind.BAD_REQUEST, opened);
        };
    }

    private Response at(String step, OpenedRequest opened, Parameters form, Supplier<Response> then) {
        return isOf(opened, form, step) ? then.get() : notFromHere(opened);
    }

    private static boolean isOf(OpenedRequest opened, Parameters form, String step) {
        String sent = form.optionalText("csrf").orElse("");
        return FormToken.isGood(sent, opened.browser(), opened.form(step));
    }

    /** The form is on the page that asks for a password, and on the one that asks for a second factor. */
    private Response passkey(OpenedRequest opened, Parameters form) {
        if (isOf(opened, form, "factor")) {
            return factors.shownPasskey(opened, form);
        }
        return at("sign-in", opened, form, () -> signedInByPasskey(opened, form));
    }

    private Response signedInByPasskey(OpenedRequest opened, Parameters form) {
        Response next = flow.to(opened.handle(), Optional.empty());
        return passkeys.isSignedIn(opened, form, next)
                ? next
                : pages.signIn(400, opened, "", passkeys.alone(opened), Optional.of(SignInView.Flaw.PASSKEY));
    }

    private Response chosen(OpenedRequest opened) {
        flow.signedIn(opened.http()).ifPresent(signIn -> waiting.choose(opened.handle(), signIn.id()));
        return flow.to(opened.handle(), Optional.empty());
    }

    private Response another(OpenedRequest opened) {
        return pages.signIn(200, opened, "", passkeys.alone(opened), Optional.empty());
    }

    private Response allowed(OpenedRequest opened) {
        return switch (flow.next(opened)) {
            case NextStep.AskConsent ask ->
                flow.granted(opened, new NextStep.Ready(ask.person(), ask.possible()), true);
            case NextStep.Ready ready -> flow.granted(opened, ready, true);
            case NextStep.SignInFirst _,
                    NextStep.ChooseAccount _,
                    NextStep.ShowFactor _,
                    NextStep.EnrolFactor _,
                    NextStep.Refuse _ -> flow.to(opened.handle(), Optional.empty());
        };
    }

    private Response denied(OpenedRequest opened) {
        return flow.refused(opened, NextStep.Refuse.BY_USER);
    }

    private Response notFromHere(OpenedRequest opened) {
        return pages.fault(FaultView.Kind.NOT_FROM_HERE, opened);
    }
}
