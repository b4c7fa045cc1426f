package io.boxoffice.admin;

import io.boxoffice.http.ProblemException;
import io.boxoffice.json.Body;
import io.boxoffice.webauthn.RegistrationResponse;
import java.util.Optional;

/**
 * The body with which a passkey is added.
 *
 * @param name what its user calls it, 1 to 64 characters
 */
record PasskeyRequest(RegistrationResponse credential, Optional<String> name) {
    private static final int LONGEST_NAME = 64;

    static PasskeyRequest of(Body body) {
        body.only("credential", "name");
        RegistrationResponse credential = body.optionalObject("credential")
                .flatMap(RegistrationResponse::of)
                .orElseThrow(
                        () -> ProblemException.badRequest("The member credential is no RegistrationResponseJSON."));
        return new PasskeyRequest(credential, body.optionalRead("name", PasskeyRequest::name, "1 to 64 characters"));
    }

    private static Optional<String> name(String text) {
        return Optional.of(text.strip())
                .filter(name -> !name.isEmpty() && name.codePointCount(0, name.length()) <= LONGEST_NAME)
                .filter(name -> name.codePoints().noneMatch(Character::isISOControl));
    }
}
