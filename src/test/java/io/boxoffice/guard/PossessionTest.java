package io.boxoffice.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.accesstoken.Claims;
import io.boxoffice.accesstoken.Rejection;
import io.boxoffice.accesstoken.SomeTokens;
import io.boxoffice.accesstoken.VerifiedAccessToken;
import io.boxoffice.dpop.DpopProof;
import io.boxoffice.dpop.ProofCheck;
import io.boxoffice.dpop.ProofFlaw;
import io.boxoffice.dpop.ProofOutcome;
import io.boxoffice.dpop.Use;
import io.boxoffice.http.RequestPath;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** DP-03: a bound token with the proof of its key, any other without one, and nothing between the two. */
class PossessionTest {
    private static final Confirmation KEY = new Confirmation("k".repeat(43));
    private static final VerifiedAccessToken BOUND =
            SomeTokens.with(Claims.good().with("cnf", "{\"jkt\":\"" + KEY.thumbprint() + "\"}"));
    private static final VerifiedAccessToken UNBOUND = SomeTokens.with(Claims.good());
    private static final Possession.Call CALL =
            new Possession.Call(List.of("a.dpop.proof"), "GET", RequestPath.of("", "/api/other/orders"));

    /** Knows one outcome, and which proofs it was asked to remember. */
    private static final class OneProof extends ProofCheck {
        private final ProofOutcome outcome;
        private final Use use;
        private final List<DpopProof> used = new ArrayList<>();

        OneProof(ProofOutcome outcome, Use use) {
            this.outcome = outcome;
            this.use = use;
        }

        @Override
        public ProofOutcome of(List<String> sent, String method, RequestPath path, Optional<Secret> token) {
            assertThat(sent).isEqualTo(CALL.proofs());
            assertThat(method).isEqualTo("GET");
            assertThat(path).isEqualTo(CALL.path());
            assertThat(token).contains(BOUND.text());
            return outcome;
        }

        @Override
        public Use once(DpopProof proof) {
            used.add(proof);
            return use;
        }
    }

    @Test
    void boundWithItsProofThenShownAndThenOnce() {
        OneProof check = new OneProof(proved(KEY), new Use.First());

        assertThat(of(check, BOUND, BearerToken.Scheme.DPOP)).isEqualTo(new Possession.Shown());
        assertThat(check.used).hasSize(1);
    }

    @Test
    @DisplayName("A159: a bound token under Bearer")
    void boundAsBearerThenInvalidAndNoProofIsLookedAt() {
        OneProof check = new OneProof(proved(KEY), new Use.First());

        assertThat(of(check, BOUND, BearerToken.Scheme.BEARER))
                .isEqualTo(new Possession.NotShown(Rejection.BOUND, Challenge.INVALID_BOUND_TOKEN, ""));
        assertThat(check.used).isEmpty();
    }

    @Test
    @DisplayName("A159: an unbound token under DPoP")
    void unboundWithAProofThenInvalid() {
        OneProof check = new OneProof(proved(KEY), new Use.First());

        assertThat(of(check, UNBOUND, BearerToken.Scheme.DPOP))
                .isEqualTo(new Possession.NotShown(Rejection.NOT_BOUND, Challenge.INVALID_BOUND_TOKEN, ""));
        assertThat(check.used).isEmpty();
    }

    @Test
    void unboundAsBearerThenNothingIsAsked() {
        assertThat(possession(new OneProof(proved(KEY), new Use.Again())).of(UNBOUND, BearerToken.Scheme.BEARER, () -> {
                    throw new AssertionError("asked");
                }))
                .isEqualTo(new Possession.Shown());
    }

    @Test
    @DisplayName("A158: another key than cnf.jkt, and nothing is written")
    void proofOfAnotherKeyThenInvalidAndNotUsed() {
        OneProof check = new OneProof(proved(new Confirmation("x".repeat(43))), new Use.First());

        assertThat(of(check, BOUND, BearerToken.Scheme.DPOP))
                .isEqualTo(new Possession.NotShown(Rejection.PROOF_OF_ANOTHER_KEY, Challenge.INVALID_BOUND_TOKEN, ""));
        assertThat(check.used).isEmpty();
    }

    @Test
    void noProofOrABadOneThenTheOperatorKnowsWhy() {
        assertThat(of(new OneProof(new ProofOutcome.Absent(), new Use.First()), BOUND, BearerToken.Scheme.DPOP))
                .isEqualTo(new Possession.NotShown(Rejection.PROOF, Challenge.INVALID_PROOF, "absent"));
        OneProof bad = new OneProof(new ProofOutcome.Refused(ProofFlaw.TARGET), new Use.First());
        assertThat(of(bad, BOUND, BearerToken.Scheme.DPOP))
                .isEqualTo(new Possession.NotShown(Rejection.PROOF, Challenge.INVALID_PROOF, "htu"));
        assertThat(bad.used).isEmpty();
    }

    @Test
    void notTheFirstTimeThenNobodyIsLetIn() {
        assertThat(of(new OneProof(proved(KEY), new Use.Again()), BOUND, BearerToken.Scheme.DPOP))
                .isEqualTo(new Possession.NotShown(Rejection.PROOF_AGAIN, Challenge.INVALID_PROOF, ""));
        Duration pause = Duration.ofSeconds(7);
        assertThat(of(new OneProof(proved(KEY), new Use.TooMany(pause)), BOUND, BearerToken.Scheme.DPOP))
                .isEqualTo(new Possession.TooMany(pause));
        assertThat(of(new OneProof(proved(KEY), new Use.NotRemembered()), BOUND, BearerToken.Scheme.DPOP))
                .isEqualTo(new Possession.Unknown());
    }

    private static ProofOutcome proved(Confirmation key) {
        return new ProofOutcome.Proved(new DpopProof(key, new UUID(1, 2)));
    }

    private static Possession.Outcome of(OneProof check, VerifiedAccessToken token, BearerToken.Scheme scheme) {
        return possession(check).of(token, scheme, () -> CALL);
    }

    @SuppressWarnings("UnnecessaryAssignment") // no container injects here
    private static Possession possession(ProofCheck check) {
        Possession possession = new Possession();
        possession.check = check;
        return possession;
    }
}
