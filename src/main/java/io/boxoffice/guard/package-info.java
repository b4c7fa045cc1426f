/**
 * What stands before every method under {@code /api}: the strict reading of the token's text, the audience, the state of
 * its key, and who may call. The container has verified the signature before; it never refuses, so that this package
 * does, and closed is the default.
 */
@NullMarked
package io.boxoffice.guard;

import org.jspecify.annotations.NullMarked;
