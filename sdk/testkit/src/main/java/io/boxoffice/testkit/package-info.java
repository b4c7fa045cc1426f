/**
 * For the tests of services that verify our tokens: an issuer in the process of the test
 * ({@link io.boxoffice.testkit.BoxofficeIssuer}), its good tokens ({@link io.boxoffice.testkit.AccessTokenBuilder}) and every kind
 * of wrong one ({@link io.boxoffice.testkit.Fault}), also of wrong proofs of a key ({@link io.boxoffice.testkit.ProofFault}). It knows nothing of the
 * server; tests of the server compare the two.
 */
@NullMarked
package io.boxoffice.testkit;

import org.jspecify.annotations.NullMarked;
