package io.boxoffice.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PkceTest {
    /** RFC 7636 appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    @Test
    @DisplayName("OA-02, RFC 7636 4.6: the verifier of the challenge, and none where there was no challenge")
    void verifierThenItsChallengeAlone() {
        assertThat(verified(CHALLENGE, VERIFIER)).isTrue();
        assertThat(verified(CHALLENGE, VERIFIER + "x")).isFalse();
        assertThat(verified(VERIFIER, VERIFIER)).isFalse(); // plain
        assertThat(verified(CHALLENGE, CHALLENGE)).isFalse();
        assertThat(Pkce.isVerified(Optional.of(CHALLENGE), Optional.empty())).isFalse();
        assertThat(Pkce.isVerified(Optional.empty(), Optional.of(VERIFIER))).isFalse();
        assertThat(Pkce.isVerified(Optional.empty(), Optional.empty())).isTrue();
    }

    @Test
    @DisplayName("RFC 7636 4.1: 43 to 128 unreserved characters")
    void verifierOfAnotherShapeThenRefused() {
        assertThat(verified("-bAHi131ltLqGQEMABu9AJ5lHeLFfo-341XzHrnT9zk", "short"))
                .isFalse();
        assertThat(verified("j_NRBQt4L2c8PmMnH-ndHrILE3Bd1nZpzZIdm5UVRYY", VERIFIER.substring(1) + "="))
                .isFalse();
    }

    @Test
    @DisplayName("RFC 7636 4.2, 4.3: by S256 alone, which gives 43 characters")
    void challengeOfAnotherMethodOrShapeThenNone() {
        assertThat(Pkce.isChallenge(CHALLENGE, Optional.of("S256"))).isTrue();
        assertThat(Pkce.isChallenge(CHALLENGE, Optional.of("plain"))).isFalse();
        assertThat(Pkce.isChallenge(CHALLENGE, Optional.empty())).isFalse();
        assertThat(Pkce.isChallenge(CHALLENGE.substring(1), Optional.of("S256")))
                .isFalse();
        assertThat(Pkce.isChallenge(CHALLENGE + "A", Optional.of("S256"))).isFalse();
        assertThat(Pkce.isChallenge("." + CHALLENGE.substring(1), Optional.of("S256")))
                .isFalse();
    }

    private static boolean verified(String challenge, String verifier) {
        return Pkce.isVerified(Optional.of(challenge), Optional.of(verifier));
    }
}
