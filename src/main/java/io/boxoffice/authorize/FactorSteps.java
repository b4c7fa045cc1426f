package io.boxoffice.authorize;

import io.boxoffice.account.Accounts;
import io.boxoffice.account.User;
import io.boxoffice.authorization.AuthorizationRequest;
import io.boxoffice.factor.Due;
import io.boxoffice.factor.Factor;
import io.boxoffice.factor.FactorCheck;
import io.boxoffice.factor.FactorKind;
import io.boxoffice.factor.FactorOutcome;
import io.boxoffice.factor.FactorRule;
import io.boxoffice.factor.Factors;
import io.boxoffice.factor.HalfLogin;
import io.boxoffice.factor.HalfLogins;
import io.boxoffice.factor.LoginChannel;
import io.boxoffice.factor.NewTotp;
import io.boxoffice.factor.Proof;
import io.boxoffice.json.Parameters;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.UserId;
import io.boxoffice.qr.QrCode;
import io.boxoffice.view.EnrolView;
import io.boxoffice.view.FactorView;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The step of a request in which a person shows a second factor, or sets one up. Until then a right password of theirs is a half login of this
 * very request, and their browser is not signed in (MF-03).
 */
@Dependent
class FactorSteps {
    /**
     * Who is to do it.
     *
     * @param shown what they have shown so far
     * @param due what they are to do
     * @param isHalf whether their browser is not signed in yet
     */
    record Waiting(User user, Authentication shown, Due due, boolean isHalf) {}

    @Inject
    HalfLogins halfLogins;

    @Inject
    Factors factors;

    @Inject
    FactorCheck check;

    @Inject
    FactorRule rule;

    @Inject
    Accounts accounts;

    @Inject
    PasskeyForm passkeys;

    @Inject
    RequestPages pages;

    /** Has a login wait whose password was right, if something is due; whether it waits. */
    boolean begin(OpenedRequest opened, User user, Authentication shown) {
        boolean isDue = rule.due(user, opened.request().target(), shown) != Due.NOTHING;
        if (isDue) {
            halfLogins.begin(LoginChannel.PAGE, opened.handle(), HalfLogin.of(user, shown, ""));
        }
        return isDue;
    }

    /** Who is to do it at a request: whoever has begun to sign in for it, or else is signed in and must show more. */
    Optional<Waiting> waiting(OpenedRequest opened, NextStep next) {
        return halfLogins
                .find(LoginChannel.PAGE, opened.handle())
                .flatMap(half -> half(opened.request(), half))
                .or(() -> ofSignIn(next));
    }

    private Optional<Waiting> half(AuthorizationRequest request, HalfLogin half) {
        return accounts.find(half.user())
                .filter(User::enabled)
                .filter(user -> user.version() == half.version())
                .map(user -> new Waiting(user, half.shown(), rule.due(user, request.target(), half.shown()), true))
                .filter(waiting -> waiting.due() != Due.NOTHING);
    }

    private static Optional<Waiting> ofSignIn(NextStep next) {
        return switch (next) {
            case NextStep.ShowFactor show -> Optional.of(of(show.person(), Due.SHOW));
            case NextStep.EnrolFactor enrol -> Optional.of(of(enrol.person(), Due.ENROL));
            case NextStep.SignInFirst _,
                    NextStep.ChooseAccount _,
                    NextStep.AskConsent _,
                    NextStep.Ready _,
                    NextStep.Refuse _ -> Optional.empty();
        };
    }

    private static Waiting of(Person person, Due due) {
        return new Waiting(person.user(), person.signIn().authentication(), due, false);
    }

    /** The page that asks for it; one to set a factor up shows another secret each time. */
    Response page(OpenedRequest opened, Waiting waiting) {
        return waiting.due() == Due.ENROL
                ? enrol(200, opened, waiting, Optional.empty())
                : pages.factor(200, opened, waiting.user(), offered(opened, waiting), Optional.empty());
    }

    /** By what they may show it: no form asks for what they have not got. */
    private FactorView.Offered offered(OpenedRequest opened, Waiting waiting) {
        UserId user = waiting.user().id();
        Set<FactorKind> kinds = factors.of(user).stream().map(Factor::kind).collect(Collectors.toSet());
        return new FactorView.Offered(
                kinds.contains(FactorKind.TOTP),
                kinds.contains(FactorKind.RECOVERY_CODE),
                passkeys.besidePassword(opened, user));
    }

    /** With a secret, but for who has typed a wrong code of the one that they were shown. */
    private Response enrol(int status, OpenedRequest opened, Waiting waiting, Optional<EnrolView.Flaw> flaw) {
        User user = waiting.user();
        Optional<EnrolView.Shown> secret = flaw.equals(Optional.of(EnrolView.Flaw.CODE))
                ? Optional.empty()
                : Optional.of(shown(factors.beginTotp(user)));
        return pages.enrol(status, opened, user, secret, passkeys.creation(opened, user), flaw);
    }

    private static EnrolView.Shown shown(NewTotp totp) {
        return new EnrolView.Shown(
                totp.secret().reveal(), QrCode.dataUri(totp.uri().reveal()));
    }

    /** The page once more: what was sent is wrong. */
    Response again(OpenedRequest opened, Waiting waiting) {
        return waiting.due() == Due.ENROL
                ? enrol(400, opened, waiting, Optional.of(EnrolView.Flaw.CODE))
                : pages.factor(
                        400, opened, waiting.user(), offered(opened, waiting), Optional.of(FactorView.Flaw.WRONG));
    }

    /** The same: the passkey that was made is not good. */
    Response withoutPasskey(OpenedRequest opened, Waiting waiting) {
        return waiting.due() == Due.ENROL
                ? enrol(400, opened, waiting, Optional.of(EnrolView.Flaw.PASSKEY))
                : page(opened, waiting);
    }

    /** What they have shown by now; nothing if what was sent is wrong, or they had begun to sign in and somebody else went on with that. */
    Optional<Authentication> shown(OpenedRequest opened, Waiting waiting, Proof proof) {
        return waiting.due() == Due.SHOW
                        && check.prove(waiting.user().id(), waiting.shown(), proof) instanceof FactorOutcome.Right right
                        && isFirst(opened, waiting)
                ? Optional.of(right.shown())
                : Optional.empty();
    }

    /** Sets the factor up that was shown last, if the code is right. */
    boolean isEnrolled(OpenedRequest opened, Waiting waiting, Secret code) {
        return waiting.due() == Due.ENROL && factors.confirmTotp(waiting.user().id(), code) && isFirst(opened, waiting);
    }

    /** What they have shown by now who have made a passkey; nothing if it is not good, or somebody else went on with what they had begun. */
    Optional<Authentication> enrolledPasskey(OpenedRequest opened, Waiting waiting, Parameters form) {
        return Optional.of(waiting)
                .filter(present -> present.due() == Due.ENROL)
                .flatMap(present -> passkeys.enrolled(opened, present, form))
                .filter(_ -> isFirst(opened, waiting));
    }

    private boolean isFirst(OpenedRequest opened, Waiting waiting) {
        return !waiting.isHalf() || halfLogins.finish(LoginChannel.PAGE, opened.handle());
    }

    /** The recovery codes of who has just set a factor up. */
    List<Secret> recoveryCodes(Waiting waiting) {
        return factors.newRecoveryCodes(waiting.user().id());
    }
}
