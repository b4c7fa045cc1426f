/**
 * Signing keys: made, imported, sealed at rest, published, and used to sign. Every node holds the same keys in memory.
 */
@NullMarked
package io.boxoffice.signing;

import org.jspecify.annotations.NullMarked;
