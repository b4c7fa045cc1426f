/**
 * What the checks of {@code accesstoken} and {@code guard} say of a token, told to an administrator, and what the rules of {@code token} would
 * give somebody. It decides nothing itself, and neither stores a token nor tells of its text.
 */
@NullMarked
package io.boxoffice.explain;

import org.jspecify.annotations.NullMarked;
