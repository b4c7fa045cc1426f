package io.boxoffice.verifier;

import io.boxoffice.oauth.KeyId;
import java.time.Instant;

/**
 * A key that a verifier has: it stood in the key set that it read last.
 *
 * @param since when it was first given it
 */
public record HeldKey(String verifier, KeyId kid, Instant since) {}
