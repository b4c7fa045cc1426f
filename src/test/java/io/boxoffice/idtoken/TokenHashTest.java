package io.boxoffice.idtoken;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.oauth.SigningAlg;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OpenID Connect Core 3.1.3.6, with the access token of its appendix A.4; for Ed25519 with SHA-512. */
class TokenHashTest {
    private static final String ACCESS_TOKEN = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y";

    @ParameterizedTest
    @CsvSource({
        "RS256, 77QmUPtjPfzWtF2AnpK9RQ",
        "PS256, 77QmUPtjPfzWtF2AnpK9RQ",
        "ES256, 77QmUPtjPfzWtF2AnpK9RQ",
        "EDDSA, q7nS86GgvvFaZkzALLWqJYaJIKw2wCDAVfCAsm5CrBM",
    })
    void accessTokenThenTheLeftHalfOfItsHash(SigningAlg alg, String hash) {
        assertThat(TokenHash.of(ACCESS_TOKEN, alg)).isEqualTo(hash);
    }
}
