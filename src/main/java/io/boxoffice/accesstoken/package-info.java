/**
 * RFC 9068 both ways: the claims of an access token, the one list of their names, the strict reading of a token's text, and its
 * verification from memory. Whoever needs to know what a token says, {@code guard} first, asks here; who may do what with it is
 * theirs to decide.
 */
@NullMarked
package io.boxoffice.accesstoken;

import org.jspecify.annotations.NullMarked;
