package io.boxoffice.revocation;

import io.boxoffice.oauth.Audience;
import java.util.UUID;

/**
 * What of an access token a revocation can name.
 *
 * @param session the session that it names; of a token of another issuer it may be any UUID
 * @param issuedAt its {@code iat}, in seconds
 */
public record IssuedToken(String jti, UUID session, UUID user, Audience audience, long issuedAt) {}
