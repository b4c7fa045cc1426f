package io.boxoffice.signing;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import io.boxoffice.oauth.SigningAlg;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys as OpenSSL 3 writes them, in each of its forms; they were made for this test and sign nothing else. */
class PemKeyTest {
    private static final String MALFORMED = "The key is malformed.";
    private static final String HALVES = "The halves of the key do not belong together.";

    @ParameterizedTest
    @CsvSource({
        "rsa-pkcs8, RS256",
        "rsa-pkcs1, RS256",
        "rsa-pss-any, PS256",
        "rsa-pss-sha256, PS256",
        "p256-pkcs8, ES256",
        "p256-pkcs8-no-public, ES256",
        "p256-sec1, ES256",
        "p256-sec1-no-public, ES256",
        "p256-sec1-compressed, ES256",
        "p256-parameters-sec1, ES256",
        "ed25519-pkcs8, EdDSA"
    })
    void everyFormThenThePrivateKeyUnderItsAlgorithm(String file, String alg) {
        JWK key = usable(pem(file));

        assertThat(key.getAlgorithm()).hasToString(alg);
        assertThat(key.getKeyUse()).isEqualTo(KeyUse.SIGNATURE);
        assertThat(key.getKeyID()).matches("[A-Za-z0-9_-]{22}");
        assertThat(KeyStrength.signs(key)).isTrue();
    }

    @Test
    void formsOfOneKeyThenOneKey() {
        assertThat(withoutId("rsa-pkcs1")).isEqualTo(withoutId("rsa-pkcs8"));
        for (String form : new String[] {"pkcs8-no-public", "sec1", "sec1-no-public", "sec1-compressed"}) {
            assertThat(withoutId("p256-" + form)).as(form).isEqualTo(withoutId("p256-pkcs8"));
        }
    }

    /** RFC 8410 10.3: with a public half, and with attributes. */
    @Test
    void secondVersionOfPkcs8ThenUsable() {
        String form = "MHICAQEwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC"
                + "oB8wHQYKKoZIhvcNAQkJFDEPDA1DdXJkbGUgQ2hhaXJzgSEAGb9ECWmEzf6FQbrB"
                + "Z9w7lshQhqowtrbLDFw4rXAxZuE=";
        JWK key = usable("-----BEGIN PRIVATE KEY-----\n" + form + "\n-----END PRIVATE KEY-----\n");

        assertThat(key.toOctetKeyPair().getX()).hasToString("Gb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE");
        refused(pem("PRIVATE KEY", altered(Base64.getDecoder().decode(form), 20)), HALVES);
    }

    /** RFC 5958 2, with RFC 8017 A.1.1 in it: of the key's own numbers, or of others, or of none. */
    @Test
    void secondVersionOfPkcs8WithAnRsaKeyThenItsPublicHalfMustBeItsOwn() {
        RSAKey key = usable(pem("rsa-pkcs8")).toRSAKey();
        byte[] own = tagged(0x30, joined(number(key.getModulus()), number(key.getPublicExponent())));
        usable(pem("PRIVATE KEY", withPublicHalf("rsa-pkcs8", own)));
        refused(pem("PRIVATE KEY", withPublicHalf("rsa-pkcs8", altered(own, 40))), HALVES);
        refused(pem("PRIVATE KEY", withPublicHalf("rsa-pkcs8", new byte[] {1, 2, 3})), HALVES);
        byte[] otherExponent = tagged(0x30, joined(number(key.getModulus()), new byte[] {2, 1, 3}));
        refused(pem("PRIVATE KEY", withPublicHalf("rsa-pkcs8", otherExponent)), HALVES);
    }

    private static byte[] number(Base64URL number) {
        return tagged(0x02, number.decodeToBigInteger().toByteArray());
    }

    /** Another version, and the public half behind the private one. */
    private static byte[] withPublicHalf(String file, byte[] publicHalf) {
        byte[] first = der(file);
        byte[] rest = Arrays.copyOfRange(first, 4 + 3, first.length);
        byte[] second = joined(new byte[] {2, 1, 1}, rest);
        return tagged(0x30, joined(second, tagged(0x81, joined(new byte[1], publicHalf))));
    }

    @Test
    void audienceThatSignsWithPssThenAnRsaKeyDoesToo() {
        KeyMaterial.Reading reading = KeyMaterial.pem(pem("rsa-pkcs1")).read(SigningAlg.PS256);

        assertThat(((KeyMaterial.Usable) reading).key().getAlgorithm()).hasToString("PS256");
    }

    @Test
    void windowsLinesOrOneLineThenUsable() {
        String pem = pem("p256-sec1");
        usable("\r\n" + pem.replace("\n", "\r\n") + "\r\n");
        usable(pem.replace("-----\n", "----- ").replace("\n-----", " -----"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rsa-pss-sha512|The key's parameters are not those of PS256.",
                "rsa-three-primes|The key must have two primes.",
                "rsa-1024|The key must have 2048 to 4096 bits.",
                "rsa-public|The key has no private half.",
                "rsa-public-pkcs1|The key has no private half.",
                "p256-public|The key has no private half.",
                "p256-certificate|The key has no private half.",
                "p256-pkcs8-encrypted|The PEM is encrypted; it is taken in the clear only.",
                "p256-sec1-encrypted|The PEM is encrypted; it is taken in the clear only.",
                "rsa-pkcs1-encrypted|The PEM is encrypted; it is taken in the clear only.",
                "p256-sec1-explicit|The key is none of RSA, P-256 by its name and Ed25519.",
                "p384-pkcs8|The key is none of RSA, P-256 by its name and Ed25519.",
                "secp256k1-pkcs8|The key is none of RSA, P-256 by its name and Ed25519.",
                "secp256k1-sec1|The key is none of RSA, P-256 by its name and Ed25519.",
                "secp256k1-parameters-sec1|The key is none of RSA, P-256 by its name and Ed25519.",
                "ed448|The key is none of RSA, P-256 by its name and Ed25519.",
                "x25519|The key is none of RSA, P-256 by its name and Ed25519.",
                "dsa|The PEM must be a PRIVATE KEY, an RSA PRIVATE KEY or an EC PRIVATE KEY.",
                "ed25519-openssh|The PEM must be a PRIVATE KEY, an RSA PRIVATE KEY or an EC PRIVATE KEY."
            })
    void anythingElseThenRefusedWithTheReason(String file, String reason) {
        refused(pem(file), reason);
    }

    @Test
    void moreOrLessThanOneKeyThenRefused() {
        String key = pem("p256-sec1");
        String notOne = "The PEM is not one private key.";
        refused("", notOne);
        refused("hello", notOne);
        refused(key + key, notOne);
        refused(key + pem("p256-certificate"), notOne);
        refused(pem("p256-certificate") + key, notOne);
        refused("hello " + key, notOne);
        refused(key + "hello", notOne);
        refused(key.replace("END EC", "END RSA"), notOne);
        refused(key.substring(0, key.length() - 10), notOne);
        refused(key + " ".repeat(PemText.MAX), "The PEM is longer than 16384 characters.");
    }

    /** The curve before the key is not that of the key. */
    @Test
    void otherCurveAroundOrInsideThenRefused() {
        String parameters = pem("secp256k1-parameters-sec1");
        String curve = parameters.substring(0, parameters.indexOf("-----BEGIN EC PRIVATE"));
        String other = "The key is none of RSA, P-256 by its name and Ed25519.";
        refused(curve + pem("p256-sec1"), other);
        byte[] named = HexFormat.of().parseHex("020100301306072a8648ce3d020106082a8648ce3d030107");
        refused(pem("PRIVATE KEY", tagged(0x30, joined(named, tagged(0x04, der("secp256k1-sec1"))))), other);
        usable(pem("PRIVATE KEY", tagged(0x30, joined(named, tagged(0x04, der("p256-sec1"))))));
    }

    @Test
    void labelOfAnotherFormThenMalformed() {
        refused(pem("RSA PRIVATE KEY", der("rsa-pkcs8")), MALFORMED);
        refused(pem("PRIVATE KEY", der("rsa-pkcs1")), MALFORMED);
        refused(pem("EC PRIVATE KEY", der("rsa-pkcs1")), MALFORMED);
        refused(pem("PRIVATE KEY", new byte[0]), MALFORMED);
        refused(pem("p256-sec1").replaceFirst("MHc", "M*c"), MALFORMED);
    }

    /** Every byte altered in turn, and every length: refused or read, and never anything else. */
    @ParameterizedTest
    @ValueSource(strings = {"p256-pkcs8", "p256-sec1", "p256-pkcs8-no-public", "ed25519-pkcs8"})
    void alteredOrCutThenNeverAnException(String file) {
        byte[] der = der(file);
        String label = file.contains("sec1") ? "EC PRIVATE KEY" : "PRIVATE KEY";
        for (int i = 0; i < der.length; i++) {
            KeyMaterial.pem(pem(label, altered(der, i))).read(SigningAlg.RS256);
            refused(pem(label, Arrays.copyOf(der, i)), MALFORMED);
        }
        refused(pem(label, Arrays.copyOf(der, der.length + 1)), MALFORMED);
    }

    private static byte[] altered(byte[] der, int index) {
        byte[] altered = der.clone();
        altered[index] ^= (byte) 0x81;
        return altered;
    }

    private static byte[] tagged(int tag, byte[] content) {
        byte[] shorter = content.length < 0x80
                ? new byte[] {(byte) tag, (byte) content.length}
                : new byte[] {(byte) tag, (byte) 0x81, (byte) content.length};
        byte[] longer = {(byte) tag, (byte) 0x82, (byte) (content.length >> 8), (byte) content.length};
        return joined(content.length < 0x100 ? shorter : longer, content);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static String withoutId(String file) {
        Map<String, Object> members = new TreeMap<>(usable(pem(file)).toJSONObject());
        members.remove("kid");
        return members.toString();
    }

    private static JWK usable(String pem) {
        KeyMaterial.Reading reading = KeyMaterial.pem(pem).read(SigningAlg.RS256);
        assertThat(reading).isInstanceOf(KeyMaterial.Usable.class);
        return ((KeyMaterial.Usable) reading).key();
    }

    private static void refused(String pem, String reason) {
        assertThat(KeyMaterial.pem(pem).read(SigningAlg.RS256)).isEqualTo(new KeyMaterial.Unusable(reason));
    }

    private static String pem(String file) {
        try (InputStream stream =
                Objects.requireNonNull(PemKeyTest.class.getResourceAsStream("pem/" + file + ".pem"), file)) {
            return new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + label
                + "-----\n";
    }

    private static byte[] der(String file) {
        return PemText.blocks(pem(file)).getLast().der();
    }
}
