package io.boxoffice.revocation;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.TokenId;
import io.boxoffice.oauth.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What of an access token a revocation can name.
 *
 * @param session the session that it names; of a token of another issuer it may be any UUID; nothing of a machine's
 * @param user whose it is; nothing of a machine's
 * @param client the client that it was issued to
 * @param issuedAt its {@code iat}, in seconds
 * @param machine the client that it is about, where it was handed on to another one
 */
public record IssuedToken(
        TokenId jti,
        @Nullable SessionId session,
        @Nullable UserId user,
        ClientId client,
        Audience audience,
        long issuedAt,
        @Nullable ClientId machine) {
    /** One that is not about a client, or about the very client that it was issued to. */
    public IssuedToken(
            TokenId jti,
            @Nullable SessionId session,
            @Nullable UserId user,
            ClientId client,
            Audience audience,
            long issuedAt) {
        this(jti, session, user, client, audience, issuedAt, null);
    }
}
