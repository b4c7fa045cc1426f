package io.boxoffice.login;

import io.boxoffice.oauth.RandomSecret;
import io.boxoffice.webauthn.PasskeyOptions;
import java.util.Map;

/**
 * What a passkey is shown with.
 *
 * @param authSession by which the login is continued
 * @param publicKey what the browser is asked, in the members of WebAuthn
 * @param expiresIn for how many seconds
 */
record PasskeyChallenge(String authSession, Map<String, Object> publicKey, long expiresIn) {
    static PasskeyChallenge of(RandomSecret session, PasskeyOptions options) {
        return new PasskeyChallenge(session.reveal(), options.members(), PasskeyOptions.LIFE.toSeconds());
    }
}
