/**
 * Drills: what the verifiers of an audience would do at a rotation or a revocation, measured with a key that signs nothing or a token
 * that nobody has.
 */
@NullMarked
package io.boxoffice.drill;

import org.jspecify.annotations.NullMarked;
