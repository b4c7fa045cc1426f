package io.boxoffice.status;

import java.time.Instant;
import java.util.UUID;

/** A token that gets an index: what a revocation may name of it, and when it expires. */
record LiveToken(String jti, UUID session, UUID account, Instant expiresAt) {}
