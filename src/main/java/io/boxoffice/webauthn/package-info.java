/**
 * The ceremonies of passkeys (WebAuthn Level 3), by webauthn4j: what a browser is asked, the strict reading of what it answers, and whether
 * that is good. Knows of no row: whose a passkey is, and that a challenge is good once, is {@code factor}'s.
 */
@NullMarked
package io.boxoffice.webauthn;

import org.jspecify.annotations.NullMarked;
