/**
 * {@code /.well-known/*}: the metadata and the JWK Sets, answered from memory.
 */
@NullMarked
package io.boxoffice.discovery;

import org.jspecify.annotations.NullMarked;
