package io.boxoffice.factor;

import io.boxoffice.oauth.Secret;

/** What a user shows as their second factor, as they typed it. */
public sealed interface Proof {
    /** A code of an authenticator app. */
    record OneTimeCode(Secret text) implements Proof {}

    /** A code that was written down. */
    record RecoveryCode(Secret text) implements Proof {}
}
