package io.boxoffice.login;

import io.boxoffice.factor.Asked;
import io.boxoffice.factor.Proof;
import io.boxoffice.json.Body;
import io.boxoffice.json.BodyRefused;
import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.webauthn.AuthenticationResponse;

/** The passkey that a body shows, in the members {@code passkey} and {@code auth_session}. */
final class SentPasskey {
    private static final String MEMBER = "passkey";

    private SentPasskey() {}

    static boolean isIn(Body body) {
        return body.has(MEMBER);
    }

    static Proof.Passkey of(Body body) {
        AuthenticationResponse response = body.optionalObject(MEMBER)
                .flatMap(AuthenticationResponse::of)
                .orElseThrow(() -> BodyRefused.malformed("The member passkey is no AuthenticationResponseJSON."));
        RandomSecret session = RandomSecret.parse(body.text("auth_session"))
                .orElseThrow(() -> BodyRefused.malformed("The member auth_session is none that was given out."));
        return new Proof.Passkey(Asked.at(session), response);
    }
}
