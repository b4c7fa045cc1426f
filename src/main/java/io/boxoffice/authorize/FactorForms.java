package io.boxoffice.authorize;

import io.boxoffice.factor.Proof;
import io.boxoffice.json.Parameters;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.Secret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;

/** The forms of a second factor: what they bring completes a sign-in, or the page comes again and says what is wrong. */
@Dependent
class FactorForms {
    @Inject
    FactorSteps steps;

    @Inject
    SignInStep signIn;

    @Inject
    Flow flow;

    @Inject
    RequestPages pages;

    static Proof oneTimeCode(Parameters form) {
        return new Proof.OneTimeCode(otp(form));
    }

    static Proof recoveryCode(Parameters form) {
        return new Proof.RecoveryCode(
                new Secret(form.optionalText("recovery_code").orElse("")));
    }

    static Secret otp(Parameters form) {
        return new Secret(form.optionalText("otp").orElse("").strip());
    }

    Response shown(OpenedRequest opened, Proof proof) {
        return atFactor(opened, waiting -> {
            Response next = flow.to(opened.handle(), Optional.empty());
            return steps.shown(opened, waiting, proof)
                    .filter(shown -> signIn.begin(opened, waiting.user(), shown, next))
                    .map(_ -> next)
                    .orElseGet(() -> steps.again(opened, waiting));
        });
    }

    /** What is no passkey at all shows nothing, and is no guess. */
    Response shownPasskey(OpenedRequest opened, Parameters form) {
        return PasskeyForm.proof(opened, form)
                .map(proof -> shown(opened, proof))
                .orElseGet(() -> atFactor(opened, waiting -> steps.again(opened, waiting)));
    }

    Response enrolled(OpenedRequest opened, Secret code) {
        return atFactor(
                opened,
                waiting -> steps.isEnrolled(opened, waiting, code)
                        ? withCodes(opened, waiting, waiting.shown().withOneTimeCode())
                        : steps.again(opened, waiting));
    }

    Response enrolledPasskey(OpenedRequest opened, Parameters form) {
        return atFactor(
                opened,
                waiting -> steps.enrolledPasskey(opened, waiting, form)
                        .map(shown -> withCodes(opened, waiting, shown))
                        .orElseGet(() -> steps.withoutPasskey(opened, waiting)));
    }

    /** Recovery codes are shown once, on the way on. */
    private Response withCodes(OpenedRequest opened, FactorSteps.Waiting waiting, Authentication shown) {
        Response codes = pages.recoveryCodes(opened, steps.recoveryCodes(waiting));
        return signIn.begin(opened, waiting.user(), shown, codes) ? codes : flow.to(opened.handle(), Optional.empty());
    }

    /** Whoever is not at this step any more sees the one where they are. */
    private Response atFactor(OpenedRequest opened, Function<FactorSteps.Waiting, Response> then) {
        return steps.waiting(opened, flow.next(opened))
                .map(then)
                .orElseGet(() -> flow.to(opened.handle(), Optional.empty()));
    }
}
