package io.boxoffice.webauthn;

/**
 * A passkey that was shown, and is good.
 *
 * @param signCount its count of signatures
 * @param isCounterStale whether the count has not grown, though it counts: perhaps there is a copy of the key (WebAuthn Level 3, 6.1.1)
 * @param backedUp whether it is copied by now
 * @param verified whether it has verified its user this time
 */
public record Assertion(long signCount, boolean isCounterStale, boolean backedUp, boolean verified) {}
