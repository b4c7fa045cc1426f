package io.boxoffice.factor;

import io.boxoffice.oauth.Secret;
import io.boxoffice.webauthn.AuthenticationResponse;

/** What a user shows as their second factor, as they sent it. */
public sealed interface Proof {
    /** A code of an authenticator app. */
    record OneTimeCode(Secret text) implements Proof {}

    /** A code that was written down. */
    record RecoveryCode(Secret text) implements Proof {}

    /**
     * A passkey.
     *
     * @param asked who was asked for it
     */
    record Passkey(Asked asked, AuthenticationResponse response) implements Proof {}
}
