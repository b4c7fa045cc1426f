/**
 * The status lists of access tokens (IETF Token Status List): an index for each token, and the signed list that tells
 * other verifiers which of them are revoked. What is revoked is {@code revocation}'s; here it is only read.
 */
@NullMarked
package io.boxoffice.status;

import org.jspecify.annotations.NullMarked;
