/**
 * What is revoked: single tokens, sessions, users. Every node knows all of it in memory, so that the guard asks nobody.
 * Owns the rows and their memory; does not know what a session is.
 */
@NullMarked
package io.boxoffice.revocation;

import org.jspecify.annotations.NullMarked;
