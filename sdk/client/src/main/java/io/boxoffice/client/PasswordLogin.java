package io.boxoffice.client;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A login of a user by name and password, and by what else they are asked for.
 *
 * @param factor who is asked for it; without them such a login is refused
 */
record PasswordLogin(LoginEndpoint endpoint, Supplier<String> password, Optional<SecondFactor> factor, String scope) {
    TokenAnswer ask(TokenOwner owner) throws InterruptedException {
        TokenAnswer answer = endpoint.login(owner, password.get(), scope);
        return answer instanceof TokenAnswer.SecondStep step ? continued(owner, step) : answer;
    }

    private TokenAnswer continued(TokenOwner owner, TokenAnswer.SecondStep step) throws InterruptedException {
        Optional<FactorProof> proof =
                factor.filter(asked -> step.due().canBeShown()).flatMap(asked -> asked.show(step.due()));
        return proof.isPresent() ? endpoint.proceed(owner, step.authSession(), proof.get()) : step;
    }
}
