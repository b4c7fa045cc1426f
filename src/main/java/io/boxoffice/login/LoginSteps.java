package io.boxoffice.login;

import io.boxoffice.account.Accounts;
import io.boxoffice.account.User;
import io.boxoffice.factor.Asked;
import io.boxoffice.factor.Due;
import io.boxoffice.factor.FactorCheck;
import io.boxoffice.factor.FactorOutcome;
import io.boxoffice.factor.Factors;
import io.boxoffice.factor.HalfLogin;
import io.boxoffice.factor.HalfLogins;
import io.boxoffice.factor.LoginChannel;
import io.boxoffice.factor.Passkeys;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.webauthn.PasskeyOptions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The two steps of a login where a second factor is due. */
@Dependent
class LoginSteps {
    /** A login that goes on, and its user as they were when their password was right. */
    record Continued(HalfLogin half, User user) {}

    /** A user who has shown a passkey, and nothing else. */
    record Recognised(User user, Authentication shown) {}

    @Inject
    HalfLogins halfLogins;

    @Inject
    Factors factors;

    @Inject
    FactorCheck check;

    @Inject
    Passkeys passkeys;

    @Inject
    Accounts accounts;

    /** Has a login wait for what is due. */
    FactorChallenge challenge(HalfLogin half, Due due) {
        RandomSecret session = RandomSecret.random();
        halfLogins.begin(LoginChannel.API, session, half);
        return new FactorChallenge(session.reveal(), methods(half, due), HalfLogins.LIFE.toSeconds());
    }

    private List<String> methods(HalfLogin half, Due due) {
        return due == Due.ENROL
                ? List.of("enrol")
                : factors.of(half.user()).stream()
                        .filter(factor -> factor.left().orElse(1) > 0)
                        .map(factor -> factor.kind().wire())
                        .distinct()
                        .toList();
    }

    /** The login that a second step goes on with; nothing if there is none, or its user has changed since. */
    Optional<Continued> find(SecondStep step) {
        return step.session()
                .flatMap(session -> halfLogins.find(LoginChannel.API, session))
                .flatMap(this::unchanged);
    }

    private Optional<Continued> unchanged(HalfLogin half) {
        return accounts.find(half.user())
                .filter(User::enabled)
                .filter(user -> user.version() == half.version())
                .map(user -> new Continued(half, user));
    }

    /** What its user has shown by now; nothing if what they show is wrong, or somebody else has gone on with this login. */
    Optional<Authentication> shown(SecondStep step, Continued login) {
        return step.proof()
                .map(proof -> check.prove(login.user().id(), login.half().shown(), proof))
                .flatMap(LoginSteps::right)
                .filter(_ -> isFinished(step));
    }

    private static Optional<Authentication> right(FactorOutcome outcome) {
        return switch (outcome) {
            case FactorOutcome.Right right -> Optional.of(right.shown());
            case FactorOutcome.Wrong _, FactorOutcome.Locked _ -> Optional.empty();
        };
    }

    /** Who shows a passkey and nothing else; nobody if it is not good, or they may not sign in. */
    Optional<Recognised> recognised(PasskeyLogin login) {
        return check.recognise(login.proof())
                .flatMap(known -> accounts.find(known.user())
                        .filter(User::enabled)
                        .map(user -> new Recognised(user, known.shown())));
    }

    /** What the browser is asked of whoever continues a login; nothing if there is none, or its user has no passkey. */
    Optional<PasskeyOptions> passkeyOptions(RandomSecret session) {
        return halfLogins
                .find(LoginChannel.API, session)
                .flatMap(this::unchanged)
                .flatMap(login -> passkeys.beginBeside(login.user().id(), Asked.at(session)));
    }

    /** Takes the login away; whether nobody did so before. */
    boolean isFinished(SecondStep step) {
        return step.session()
                .filter(session -> halfLogins.finish(LoginChannel.API, session))
                .isPresent();
    }
}
