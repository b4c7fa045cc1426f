/**
 * Proof of possession (RFC 9449): the strict reading of a DPoP proof, and the memory by which none is taken twice, on any node. Who
 * must show a proof, and what a token is bound to, is for those to decide who ask.
 */
@NullMarked
package io.boxoffice.dpop;

import org.jspecify.annotations.NullMarked;
