package io.boxoffice.login;

import io.boxoffice.factor.Proof;
import io.boxoffice.json.Body;

/** The body of a login by a passkey and nothing else. */
record PasskeyLogin(Proof.Passkey proof, LoginTarget target) {
    /** It names its audience; the second step of a login has done so before. */
    static boolean isMeant(Body body) {
        return SentPasskey.isIn(body) && body.has("audience");
    }

    static PasskeyLogin of(Body body) {
        body.only("auth_session", "passkey", "audience", "scope", "transport");
        return new PasskeyLogin(SentPasskey.of(body), LoginTarget.of(body));
    }
}
