package io.boxoffice.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import io.boxoffice.oauth.Audience;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A signature is its key's, whole, or it is none. */
class TrustedKeyTest {
    private static final RSAKey PAIR = SomeKeys.sound("k1");
    private static final TrustedKey KEY = SomeKeys.published(Audience.OTHER, PAIR);
    private static final String TOKEN = new ActiveKey(PAIR).sign(Map.of("sub", "alice"));

    @Test
    void ownSignatureThenVerified() {
        assertThat(KEY.verifies(TOKEN)).isTrue();
        assertThat(KEY.kid()).hasToString("k1");
        assertThat(KEY.alg()).isEqualTo("RS256");
    }

    @Test
    void p256SignatureThenVerifiedByItsKeyOnly() throws Exception {
        ECKey pair = new ECKeyGenerator(Curve.P_256)
                .keyID("k2")
                .algorithm(JWSAlgorithm.ES256)
                .generate();
        ECKey other = new ECKeyGenerator(Curve.P_256)
                .keyID("k2")
                .algorithm(JWSAlgorithm.ES256)
                .generate();
        String token = new ActiveKey(pair).sign(Map.of());

        assertThat(SomeKeys.published(Audience.OTHER, pair).verifies(token)).isTrue();
        assertThat(SomeKeys.published(Audience.OTHER, other).verifies(token)).isFalse();
    }

    /** A054: numbers that prove nothing (CVE-2022-21449). */
    @Test
    void p256SignatureOfZeroesThenNot() throws Exception {
        ECKey pair = new ECKeyGenerator(Curve.P_256)
                .keyID("k2")
                .algorithm(JWSAlgorithm.ES256)
                .generate();
        String token = new ActiveKey(pair).sign(Map.of());
        String zeroes = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]);

        assertThat(SomeKeys.published(Audience.OTHER, pair).verifies(signed(token) + "." + zeroes))
                .isFalse();
    }

    /** A053, A056. */
    @Test
    void constantShorterOrLongerSignatureThenNot() {
        for (int length : new int[] {0, 1, 255, 256, 257, 512}) {
            String signature = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[length]);
            assertThat(KEY.verifies(signed(TOKEN) + "." + signature))
                    .as("%d bytes", length)
                    .isFalse();
        }
    }

    @Test
    void anythingElseUnderTheSignatureThenNot() {
        String signature = TOKEN.substring(TOKEN.lastIndexOf('.'));

        assertThat(KEY.verifies(part("{\"alg\":\"RS256\"}") + "." + part("{}") + signature))
                .isFalse();
        assertThat(KEY.verifies("." + part("{}") + signature)).isFalse();
    }

    @Test
    void headerOfAnotherAlgorithmThenNot() {
        for (String alg : new String[] {"none", "HS256", "ES256"}) {
            String header = part("{\"alg\":\"" + alg + "\"}");
            assertThat(KEY.verifies(header + "." + part("{}") + ".AAAA"))
                    .as(alg)
                    .isFalse();
        }
    }

    /** D1: a closed system of one API may share a secret; its verifiers have it, and nobody is told of it. */
    @Test
    void sharedSecretThenTrustedAndNothingOfItPublished() throws Exception {
        OctetSequenceKey secret = new OctetSequenceKeyGenerator(256)
                .keyID("k3")
                .algorithm(JWSAlgorithm.HS256)
                .generate();
        OctetSequenceKey other = new OctetSequenceKeyGenerator(256)
                .keyID("k3")
                .algorithm(JWSAlgorithm.HS256)
                .generate();
        String token = new ActiveKey(secret).sign(Map.of());
        TrustedKey trusted = SomeKeys.published(Audience.OTHER, secret);

        assertThat(trusted.alg()).isEqualTo("HS256");
        assertThat(trusted.verifies(token)).isTrue();
        assertThat(SomeKeys.published(Audience.OTHER, other).verifies(token)).isFalse();
        assertThat(trusted.publicHalf()).isEmpty();
        assertThat(JwkSet.of(List.of(trusted)).json()).isEqualTo("{\"keys\":[]}");
    }

    /** What it signs beside access tokens, strangers may read, and try guesses on. */
    @Test
    void sharedSecretThenSignsAccessTokensOnly() throws Exception {
        ActiveKey secret = new ActiveKey(new OctetSequenceKeyGenerator(256)
                .keyID("k3")
                .algorithm(JWSAlgorithm.HS256)
                .generate());

        assertThatThrownBy(() -> secret.sign("statuslist+jwt", Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("key k3 is a shared secret and signs access tokens only");
        assertThat(new ActiveKey(PAIR).sign("statuslist+jwt", Map.of())).isNotEmpty();
    }

    private static String signed(String token) {
        return token.substring(0, token.lastIndexOf('.'));
    }

    private static String part(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
