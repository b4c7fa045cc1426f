package io.boxoffice.status;

import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.TokenId;
import io.boxoffice.oauth.UserId;
import java.time.Instant;
import java.util.Optional;

/** A token that gets an index: what a revocation may name of it, and when it expires. A machine's has neither session nor user. */
public record LiveToken(
        TokenId jti,
        Optional<SessionId> session,
        Optional<UserId> user,
        ClientId client,
        Instant issuedAt,
        Instant expiresAt) {}
