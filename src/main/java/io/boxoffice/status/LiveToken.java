package io.boxoffice.status;

import io.boxoffice.oauth.SessionId;
import io.boxoffice.oauth.TokenId;
import io.boxoffice.oauth.UserId;
import java.time.Instant;

/** A token that gets an index: what a revocation may name of it, and when it expires. */
record LiveToken(TokenId jti, SessionId session, UserId user, Instant expiresAt) {}
