package io.boxoffice.login;

import io.boxoffice.account.Accounts;
import io.boxoffice.account.User;
import io.boxoffice.factor.Door;
import io.boxoffice.factor.Due;
import io.boxoffice.factor.FactorOutcome;
import io.boxoffice.factor.Factors;
import io.boxoffice.factor.HalfLogin;
import io.boxoffice.factor.HalfLogins;
import io.boxoffice.oauth.RandomSecret;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The two steps of a login where a second factor is due. */
@Dependent
class LoginSteps {
    /** A login that goes on, and its user as they were when their password was right. */
    record Continued(HalfLogin half, User user) {}

    @Inject
    HalfLogins halfLogins;

    @Inject
    Factors factors;

    @Inject
    Accounts accounts;

    /** Has a login wait for what is due. */
    FactorChallenge challenge(HalfLogin half, Due due) {
        RandomSecret session = RandomSecret.random();
        halfLogins.begin(Door.API, session, half);
        return new FactorChallenge(session.reveal(), methods(half, due), HalfLogins.LIFE.toSeconds());
    }

    private List<String> methods(HalfLogin half, Due due) {
        return due == Due.ENROL
                ? List.of("enrol")
                : factors.of(half.user()).stream()
                        .filter(factor -> factor.left().orElse(1) > 0)
                        .map(factor -> factor.kind().wire())
                        .toList();
    }

    /** The login that a second step goes on with; nothing if there is none, or its user has changed since. */
    Optional<Continued> find(SecondStep step) {
        return step.session()
                .flatMap(session -> halfLogins.find(Door.API, session))
                .flatMap(this::unchanged);
    }

    private Optional<Continued> unchanged(HalfLogin half) {
        return accounts.find(half.user())
                .filter(User::enabled)
                .filter(user -> user.version() == half.version())
                .map(user -> new Continued(half, user));
    }

    /** Whether what is shown is right, and nobody else has gone on with this login. */
    boolean isRight(SecondStep step, Continued login) {
        return step.proof()
                        .filter(proof -> factors.prove(login.user().id(), proof) == FactorOutcome.RIGHT)
                        .isPresent()
                && isFinished(step);
    }

    /** Takes the login away; whether nobody did so before. */
    boolean isFinished(SecondStep step) {
        return step.session()
                .filter(session -> halfLogins.finish(Door.API, session))
                .isPresent();
    }
}
