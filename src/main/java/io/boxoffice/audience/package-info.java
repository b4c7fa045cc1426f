/**
 * The registered audiences and their policies: what a token for one of them may live and carry.
 */
@NullMarked
package io.boxoffice.audience;

import org.jspecify.annotations.NullMarked;
