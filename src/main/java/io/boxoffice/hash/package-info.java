/**
 * Hashes of passwords as texts: Argon2id, which we make, and those that were made elsewhere. Owns how each is read, what it may cost
 * and whether a password is the one of it; does not know whose they are, nor of the keyed step before ours.
 */
@NullMarked
package io.boxoffice.hash;

import org.jspecify.annotations.NullMarked;
