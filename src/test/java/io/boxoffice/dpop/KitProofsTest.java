package io.boxoffice.dpop;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.http.RequestPath;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.Secret;
import io.boxoffice.testkit.BoxofficeIssuer;
import io.boxoffice.testkit.DpopKey;
import io.boxoffice.testkit.ProofFault;
import io.boxoffice.testkit.RefusedProof;
import io.boxoffice.testkit.RefusedProofs;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;

/** The proofs of the test kit, before the check that stands before our own resources: the two cannot drift apart. */
class KitProofsTest {
    private static final String ADDRESS = "https://tickets.example/api/other/orders";

    /** What the proof does not show by itself: whether its key is the token's, how the token came, and what came before. */
    private static final Set<ProofFault> NOT_OF_THE_PROOF = EnumSet.of(
            ProofFault.ANOTHER_KEY,
            ProofFault.AS_BEARER,
            ProofFault.NOT_BOUND,
            ProofFault.USED_BEFORE,
            ProofFault.ID_USED_BEFORE);

    @RegisterExtension
    static final BoxofficeIssuer issuer = BoxofficeIssuer.forAudience("other");

    private final ProofCheck check = new ProofCheck();

    @SuppressWarnings("UnnecessaryAssignment") // no container injects here
    KitProofsTest() {
        check.issuer = new Issuer("https://tickets.example");
        check.clock = issuer.clock();
    }

    @Test
    void goodProofThenProved() {
        DpopKey key = issuer.dpopKey();
        String token = issuer.token("alice").boundTo(key).signed();
        List<String> proofs = List.of(key.proof("GET", URI.create(ADDRESS), token));

        assertThat(judged(proofs, token))
                .isInstanceOfSatisfying(
                        ProofOutcome.Proved.class,
                        proved -> assertThat(proved.proof().key().thumbprint()).isEqualTo(key.thumbprint()));
    }

    /** RFC 9449 4.3. */
    @ParameterizedTest
    @RefusedProofs(uri = ADDRESS)
    void wrongProofThenNotProved(RefusedProof wrong) {
        String token = wrong.authorization().replaceFirst("^\\w+ ", "");

        assertThat(judged(wrong.proofs(), token) instanceof ProofOutcome.Proved)
                .isEqualTo(NOT_OF_THE_PROOF.contains(wrong.fault()));
    }

    private ProofOutcome judged(List<String> proofs, String token) {
        return check.of(proofs, "GET", RequestPath.of("", "/api/other/orders"), Optional.of(new Secret(token)));
    }
}
