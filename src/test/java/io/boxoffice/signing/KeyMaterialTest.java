package io.boxoffice.signing;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import io.boxoffice.oauth.SigningAlg;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** KY-01, KY-08: what an administrator may bring, and each reason why not. */
class KeyMaterialTest {
    @Test
    void soundRsaKeyThenItsIdAndRs256ForSigning() {
        JWK read = usable(SomeKeys.SOUND);

        assertThat(read.getKeyID()).isEqualTo("some-key");
        assertThat(read.getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
        assertThat(read.getKeyUse()).isEqualTo(KeyUse.SIGNATURE);
        assertThat(read.isPrivate()).isTrue();
    }

    @Test
    void soundP256KeyThenEs256() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();

        JWK read = usable(key);

        assertThat(read.getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
        assertThat(read.isPrivate()).isTrue();
    }

    @Test
    void keyWithoutIdThenAFreshOneEachTime() {
        RSAKey nameless = new RSAKey.Builder(SomeKeys.SOUND).keyID(null).build();

        assertThat(usable(nameless).getKeyID())
                .matches("[A-Za-z0-9_-]{22}")
                .isNotEqualTo(usable(nameless).getKeyID());
    }

    @Test
    void certificatesAndOtherMembersThenLeftOut() {
        RSAKey key = new RSAKey.Builder(SomeKeys.SOUND)
                .x509CertURL(URI.create("https://attacker.example/x"))
                .x509CertSHA256Thumbprint(Base64URL.encode("x"))
                .build();

        assertThat(usable(key).toJSONString()).doesNotContain("x5u", "x5t", "attacker");
    }

    @Test
    void publicHalfAloneThenRefused() {
        refused(SomeKeys.SOUND.toPublicJWK(), "The key has no private half.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"kty\":\"RSA\"}",
                "{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\",\"d\":\"\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\",\"d\":\"AA\"}",
                "{\"kty\":\"EC\",\"crv\":\"P-999\",\"x\":\"AA\",\"y\":\"AA\",\"d\":\"AA\"}",
                "{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\",\"oth\":[{}]}",
                "{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\",\"oth\":[{\"r\":\"AQAB\",\"d\":\"AQAB\",\"t\":\"AQAB\"}]}",
                "{\"kty\":\"nonsense\"}"
            })
    void noKeyThenRefusedAndNeverAnException(String json) {
        assertThat(KeyMaterial.jwk(json).read(SigningAlg.RS256)).isInstanceOf(KeyMaterial.Unusable.class);
    }

    @Test
    void keyOfAnotherKindThenRefused() throws Exception {
        refused(new ECKeyGenerator(Curve.P_384).generate(), "The key is none of RSA, P-256, Ed25519 and oct.");
    }

    /** D1: 32 random bytes or more, and not a password. */
    @ParameterizedTest
    @ValueSource(
            strings = {"short", "00000000000000000000000000000000", "0123456789abcdef0123456789abcdef0123456789abcdef"})
    void weakSecretThenRefused(String secret) {
        JWK key = new OctetSequenceKey.Builder(secret.getBytes(StandardCharsets.US_ASCII)).build();
        assertThat(KeyMaterial.jwk(key.toJSONString()).read(SigningAlg.RS256)).isInstanceOf(KeyMaterial.Unusable.class);
    }

    @ParameterizedTest
    @EnumSource(SigningAlg.class)
    void newKeyOfEveryAlgorithmThenUsableUnderItsAlgorithm(SigningAlg alg) {
        assertThat(usable(NewKey.of(alg, 2048)).getAlgorithm().getName()).isEqualTo(alg.wire());
    }

    @Test
    void ed25519HalvesOfTwoKeysThenRefused() {
        OctetKeyPair one = NewKey.of(SigningAlg.EDDSA, 0).toOctetKeyPair();
        OctetKeyPair other = NewKey.of(SigningAlg.EDDSA, 0).toOctetKeyPair();
        refused(
                new OctetKeyPair.Builder(Curve.Ed25519, one.getX())
                        .d(other.getD())
                        .build(),
                "The halves of the key do not belong together.");
    }

    @Test
    void keyForEncryptionThenRefused() {
        refused(new RSAKey.Builder(SomeKeys.SOUND).keyUse(KeyUse.ENCRYPTION).build(), "The key's use is not sig.");
    }

    /** RFC 8725 3.1: one key, one algorithm. */
    @ParameterizedTest
    @ValueSource(strings = {"RS384", "HS256", "none", "ES256", "rs256", "RSA-OAEP"})
    void anotherAlgorithmThenRefused(String alg) {
        refused(
                new RSAKey.Builder(SomeKeys.SOUND).algorithm(new Algorithm(alg)).build(),
                "The key's alg must be RS256 or PS256.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../etc/passwd", "a b", "a'--", "\u00E9", "a\n"})
    void idWithMeaningElsewhereThenRefused(String kid) {
        refused(new RSAKey.Builder(SomeKeys.SOUND).keyID(kid).build(), "The kid must be 1 to 64 of A-Za-z0-9_-.");
    }

    @Test
    void idOfSixtyFiveCharactersThenRefused() {
        usable(new RSAKey.Builder(SomeKeys.SOUND).keyID("k".repeat(64)).build());
        refused(
                new RSAKey.Builder(SomeKeys.SOUND).keyID("k".repeat(65)).build(),
                "The kid must be 1 to 64 of A-Za-z0-9_-.");
    }

    @Test
    void halvesOfTwoKeysThenRefused() throws Exception {
        ECKey one = new ECKeyGenerator(Curve.P_256).generate();
        ECKey other = new ECKeyGenerator(Curve.P_256).generate();

        refused(
                new ECKey.Builder(Curve.P_256, one.getX(), one.getY())
                        .d(other.getD())
                        .build(),
                "The halves of the key do not belong together.");
    }

    /** The private halves that whoever tries from either end finds first. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, -1, -2})
    void halfThatIsFoundByTryingThenRefused(long d) throws Exception {
        BigInteger half =
                BigInteger.valueOf(d).mod(Curve.P_256.toECParameterSpec().getOrder());
        refused(PublicHalf.p256(half), "The halves of the key do not belong together.");
    }

    /** LG-03. */
    @Test
    void printedThenNothing() {
        assertThat(KeyMaterial.jwk(SomeKeys.SOUND.toJSONString())).hasToString("***");
    }

    private static JWK usable(JWK key) {
        KeyMaterial.Reading reading = KeyMaterial.jwk(key.toJSONString()).read(SigningAlg.RS256);
        assertThat(reading).isInstanceOf(KeyMaterial.Usable.class);
        return ((KeyMaterial.Usable) reading).key();
    }

    private static void refused(JWK key, String reason) {
        refused(KeyMaterial.jwk(key.toJSONString()), reason);
    }

    private static void refused(KeyMaterial material, String reason) {
        assertThat(material.read(SigningAlg.RS256)).isEqualTo(new KeyMaterial.Unusable(reason));
    }
}
