package io.boxoffice.token;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.Secret;
import io.boxoffice.oauth.SessionId;
import java.util.Optional;

/**
 * A refresh token, who presents it, and what is asked for with it (RFC 6749 6).
 *
 * @param expected the session that it must be of; nothing for whichever it is
 * @param scope what this one access token is to permit; nothing for all that the session was opened for
 * @param target the audience that is asked for, which must be the token's own; nothing where none is
 * @param shown the key that was shown to be the caller's (RFC 9449 5)
 */
public record RefreshRequest(
        Secret token,
        Terms client,
        Optional<SessionId> expected,
        Optional<Scopes> scope,
        Optional<Audience> target,
        Optional<Confirmation> shown) {
    /** At {@code /auth/refresh}. */
    public static RefreshRequest firstParty(Secret token, Optional<SessionId> expected) {
        return new RefreshRequest(
                token, Terms.FIRST_PARTY, expected, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
