package io.boxoffice.authorize;

import io.boxoffice.account.User;
import io.boxoffice.factor.Due;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.signin.SignIn;
import java.time.Instant;
import java.util.Optional;

/**
 * Who sits at the browser, signed in.
 *
 * @param given what they have allowed the client at the audience; nothing if they never did
 * @param due what they still have to do before they may have anything at the audience
 * @param settledSince since when the request waits that they chose this sign-in for, or signed in for; nothing if they did neither
 */
record Person(SignIn signIn, User user, Optional<Scopes> given, Due due, Optional<Instant> settledSince) {
    /** Whether they have shown who they are for this very request. */
    boolean hasSignedInForIt() {
        return settledSince
                .filter(since -> !signIn.authentication().at().isBefore(since))
                .isPresent();
    }
}
