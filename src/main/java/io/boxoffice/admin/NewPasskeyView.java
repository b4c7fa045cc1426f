package io.boxoffice.admin;

import io.boxoffice.webauthn.PasskeyOptions;
import java.util.Map;

/**
 * What a browser is asked to make a passkey.
 *
 * @param publicKey in the members of WebAuthn
 * @param expiresIn for how many seconds
 */
record NewPasskeyView(Map<String, Object> publicKey, long expiresIn) {
    static NewPasskeyView of(PasskeyOptions options) {
        return new NewPasskeyView(options.members(), PasskeyOptions.LIFE.toSeconds());
    }
}
