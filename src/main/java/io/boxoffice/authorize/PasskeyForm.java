package io.boxoffice.authorize;

import io.boxoffice.account.Accounts;
import io.boxoffice.account.User;
import io.boxoffice.factor.Asked;
import io.boxoffice.factor.FactorCheck;
import io.boxoffice.factor.Passkeys;
import io.boxoffice.factor.Proof;
import io.boxoffice.factor.Recognised;
import io.boxoffice.json.AnswerWriter;
import io.boxoffice.json.Parameters;
import io.boxoffice.json.StrictJson;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.UserId;
import io.boxoffice.webauthn.AuthenticationResponse;
import io.boxoffice.webauthn.PasskeyOptions;
import io.boxoffice.webauthn.RegistrationResponse;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Passkeys on the pages of a request: what the script of a page asks the browser, and the field in which it sends the answer. */
@Dependent
class PasskeyForm {
    @Inject
    Passkeys passkeys;

    @Inject
    FactorCheck check;

    @Inject
    Accounts accounts;

    @Inject
    SignInStep signIn;

    /** What is asked of a browser whose person is not known, as JSON. */
    String alone(OpenedRequest opened) {
        return json(passkeys.beginAlone(Asked.at(opened.handle())));
    }

    /** What is asked of the browser of a user who has shown a password, as JSON; nothing if they have no passkey. */
    Optional<String> besidePassword(OpenedRequest opened, UserId user) {
        return passkeys.beginBeside(user, Asked.at(opened.handle())).map(PasskeyForm::json);
    }

    /** What is asked of the browser of a user who must set a factor up, as JSON; nothing if they have as many as they may have. */
    Optional<String> creation(OpenedRequest opened, User user) {
        return passkeys.beginEnrolment(user, asked(opened, user)).map(PasskeyForm::json);
    }

    /** What a user has shown by now whose browser has made a passkey; nothing if it is not good. */
    Optional<Authentication> enrolled(OpenedRequest opened, FactorSteps.Waiting waiting, Parameters form) {
        User user = waiting.user();
        return sent(form)
                .flatMap(RegistrationResponse::of)
                .flatMap(made -> passkeys.enrol(user.id(), waiting.shown(), asked(opened, user), made));
    }

    private static Asked asked(OpenedRequest opened, User user) {
        return Asked.at(opened.handle()).of(user.id());
    }

    private static String json(PasskeyOptions options) {
        return new String(AnswerWriter.bytes(options.members()), StandardCharsets.UTF_8);
    }

    /** What a form shows; nothing for what is no passkey at all. */
    static Optional<Proof.Passkey> proof(OpenedRequest opened, Parameters form) {
        return sent(form)
                .flatMap(AuthenticationResponse::of)
                .map(response -> new Proof.Passkey(Asked.at(opened.handle()), response));
    }

    private static Optional<ObjectNode> sent(Parameters form) {
        return form.optionalText("passkey").flatMap(text -> StrictJson.object(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Signs in whoever shows a passkey and nothing else; whether it was good, and they may. */
    boolean isSignedIn(OpenedRequest opened, Parameters form, Response answer) {
        return proof(opened, form)
                .flatMap(check::recognise)
                .filter(known -> isBegun(opened, known, answer))
                .isPresent();
    }

    private boolean isBegun(OpenedRequest opened, Recognised known, Response answer) {
        return accounts.find(known.user())
                .filter(User::enabled)
                .filter(user -> signIn.begin(opened, user, known.shown(), answer))
                .isPresent();
    }
}
