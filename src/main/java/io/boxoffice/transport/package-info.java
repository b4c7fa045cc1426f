/**
 * What every request passes first: plain HTTP or TLS, from whom, its correlation id, and the headers that every answer
 * carries, whose pages may read it. Knows nothing of tokens.
 */
@NullMarked
package io.boxoffice.transport;

import org.jspecify.annotations.NullMarked;
