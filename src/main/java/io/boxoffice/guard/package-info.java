/**
 * What stands before every method under {@code /api}: a token of the right audience, which {@code accesstoken} has verified, and
 * who may call. Nothing is open that does not say so.
 */
@NullMarked
package io.boxoffice.guard;

import org.jspecify.annotations.NullMarked;
