/**
 * The master key and the key ring sealed under it: one random key per purpose, so that a new master key re-wraps the
 * ring and changes none of its keys. Owns sealing at rest; does not know what it seals.
 */
@NullMarked
package io.boxoffice.vault;

import org.jspecify.annotations.NullMarked;
