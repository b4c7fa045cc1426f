package io.boxoffice.resourceserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.testkit.BoxofficeIssuer;
import io.boxoffice.testkit.ProofFault;
import io.boxoffice.testkit.RefusedProof;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each wrong call of the test kit is refused for what is wrong with it, and not by chance for something else. */
class RefusedProofsTest {
    private static final URI ADDRESS = URI.create("https://seats.example.org/v1/seats/7");

    /** Where the fault does not say it by its name. */
    private static final Map<ProofFault, DpopRefusal> REASONS = Map.ofEntries(
            Map.entry(ProofFault.NO_PROOF, DpopRefusal.NO_PROOF),
            Map.entry(ProofFault.TWO_PROOFS, DpopRefusal.NO_PROOF),
            Map.entry(ProofFault.TWO_PROOFS_IN_ONE, DpopRefusal.MALFORMED),
            Map.entry(ProofFault.AS_BEARER, DpopRefusal.AS_BEARER),
            Map.entry(ProofFault.AS_BEARER_WITHOUT_A_PROOF, DpopRefusal.AS_BEARER),
            Map.entry(ProofFault.NOT_BOUND, DpopRefusal.NOT_BOUND),
            Map.entry(ProofFault.USED_BEFORE, DpopRefusal.USED),
            Map.entry(ProofFault.ID_USED_BEFORE, DpopRefusal.USED),
            Map.entry(ProofFault.DUPLICATE_CLAIM, DpopRefusal.MALFORMED),
            Map.entry(ProofFault.TYPE_ACCESS_TOKEN, DpopRefusal.TYPE),
            Map.entry(ProofFault.ANOTHER_ALGORITHM, DpopRefusal.ALGORITHM),
            Map.entry(ProofFault.PRIVATE_KEY, DpopRefusal.MALFORMED),
            Map.entry(ProofFault.ANOTHER_KEY, DpopRefusal.BINDING),
            Map.entry(ProofFault.STRANGERS_SIGNATURE, DpopRefusal.SIGNATURE),
            Map.entry(ProofFault.ALTERED_CLAIMS, DpopRefusal.SIGNATURE),
            Map.entry(ProofFault.NO_METHOD, DpopRefusal.CLAIMS),
            Map.entry(ProofFault.METHOD_IN_SMALL_LETTERS, DpopRefusal.METHOD),
            Map.entry(ProofFault.ANOTHER_SCHEME, DpopRefusal.ADDRESS),
            Map.entry(ProofFault.PATH_ALONE, DpopRefusal.ADDRESS),
            Map.entry(ProofFault.JUST_TOO_OLD, DpopRefusal.TIME),
            Map.entry(ProofFault.JUST_AHEAD, DpopRefusal.TIME),
            Map.entry(ProofFault.ID_TOO_LONG, DpopRefusal.CLAIMS),
            Map.entry(ProofFault.HASH_OF_ANOTHER_TOKEN, DpopRefusal.TOKEN_HASH));

    @Test
    void wrongCallThenRefusedForItsFault() {
        Set<DpopRefusal> seen = EnumSet.noneOf(DpopRefusal.class);
        try (BoxofficeIssuer issuer = BoxofficeIssuer.forAudience("seats")) {
            DpopFilter filter = new DpopFilter(URI.create("https://seats.example.org/v1"), issuer.clock());
            issuer.token("alice").refusedProofs("GET", ADDRESS).forEach(wrong -> {
                wrong.before()
                        .ifPresent(proof -> assertThat(
                                        filter.refusal(arrived(wrong, proof).context()))
                                .isEmpty());
                DpopRefusal refusal = filter.refusal(
                                arrived(wrong, wrong.proofs().toArray(new String[0]))
                                        .context())
                        .orElseThrow(() -> new AssertionError(wrong + " was let in"));
                assertThat(refusal).as("%s", wrong).isEqualTo(REASONS.getOrDefault(wrong.fault(), refusal));
                seen.add(refusal);
            });
        }
        assertThat(seen)
                .containsExactlyInAnyOrder(
                        DpopRefusal.NO_PROOF,
                        DpopRefusal.MALFORMED,
                        DpopRefusal.CLAIMS,
                        DpopRefusal.TYPE,
                        DpopRefusal.ALGORITHM,
                        DpopRefusal.KEY,
                        DpopRefusal.SIGNATURE,
                        DpopRefusal.METHOD,
                        DpopRefusal.ADDRESS,
                        DpopRefusal.TIME,
                        DpopRefusal.TOKEN_HASH,
                        DpopRefusal.BINDING,
                        DpopRefusal.USED,
                        DpopRefusal.AS_BEARER,
                        DpopRefusal.NOT_BOUND);
    }

    private static Arrived arrived(RefusedProof wrong, String... proofs) {
        String token = wrong.authorization().replaceFirst("^\\w+ ", "");
        Arrived call = new Arrived(new Caller(token)).header("Authorization", wrong.authorization());
        for (String proof : proofs) {
            call.header("DPoP", proof);
        }
        return call;
    }
}
