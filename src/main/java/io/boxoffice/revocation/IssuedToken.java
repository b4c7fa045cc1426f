package io.boxoffice.revocation;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.TokenId;
import io.boxoffice.oauth.UserId;
import org.jspecify.annotations.Nullable;

/**
 * What of an access token a revocation can name.
 *
 * @param session the session that it names; of a token of another issuer it may be any UUID; nothing of a machine's
 * @param user whose it is; nothing of a machine's
 * @param issuedAt its {@code iat}, in seconds
 */
public record IssuedToken(
        TokenId jti, @Nullable SessionId session, @Nullable UserId user, Audience audience, long issuedAt) {}
