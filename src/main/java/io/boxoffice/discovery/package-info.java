/**
 * {@code /.well-known/*} and {@code /statuslists/*}: the metadata, the JWK Sets and the status lists, answered from memory.
 */
@NullMarked
package io.boxoffice.discovery;

import org.jspecify.annotations.NullMarked;
