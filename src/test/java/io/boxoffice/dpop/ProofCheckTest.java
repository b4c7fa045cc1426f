package io.boxoffice.dpop;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.boxoffice.http.RequestPath;
import io.boxoffice.json.Base64Url;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.Secret;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DP-01: the checks of RFC 9449 4.3, each by itself. What is changed stands under a true signature. */
class ProofCheckTest {
    private static final long NOW = 1_795_000_000L;
    private static final String URL = "https://tickets.example/boxoffice/api/other/orders";
    private static final String TOKEN = "an.access.token";

    private final ProofCheck check = new ProofCheck();

    @SuppressWarnings("UnnecessaryAssignment") // no container injects here
    ProofCheckTest() {
        check.issuer = new Issuer("https://tickets.example/boxoffice");
        check.clock = Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC);
    }

    @Test
    void everythingHoldsThenTheKeyThatWasShown() {
        assertThat(judged(good()))
                .isInstanceOfSatisfying(
                        ProofOutcome.Proved.class,
                        proved -> assertThat(proved.proof().key()).isEqualTo(new Confirmation(ProofText.thumbprint())));
    }

    @Test
    void sameIdThenTheSameProofWhateverElseItSays() {
        ProofText first = good().with("jti", "\"one\"");
        DpopProof one = proved(first.compact());

        assertThat(proved(first.with("iat", Long.toString(NOW - 1)).compact())).isEqualTo(one);
        assertThat(proved(good().with("jti", "\"other\"").compact())).isNotEqualTo(one);
    }

    @Test
    @DisplayName("A154: no proof, two, an empty one, no JWT, five parts")
    void notExactlyOneProofThenNone() {
        String proof = good().compact();

        assertThat(judged(List.of())).isEqualTo(new ProofOutcome.Absent());
        assertThat(judged(List.of(proof, proof))).isEqualTo(refused(ProofFlaw.SEVERAL_HEADERS));
        assertThat(judged(List.of(proof + ", " + proof))).isEqualTo(refused(ProofFlaw.MALFORMED));
        for (String text : List.of("", "DPoP", "a.b.c", proof + ".e.f", proof.replace('.', ' '), "eyJ9." + proof)) {
            assertThat(judged(List.of(text))).as(text).isEqualTo(refused(ProofFlaw.MALFORMED));
        }
    }

    @Test
    @DisplayName("A154: one text for one proof: no padding, no other alphabet, nothing around it, no unused bits")
    void anotherTextThenNone() {
        String proof = good().compact();
        char last = proof.charAt(proof.length() - 1);

        for (String text : List.of(
                proof + "=",
                proof + "==",
                proof + "\n",
                " " + proof,
                proof.substring(0, proof.length() - 1) + (char) (last + 1))) {
            assertThat(judged(List.of(text))).as(text).isIn(refused(ProofFlaw.MALFORMED), refused(ProofFlaw.SIGNATURE));
        }
        assertThat(judged(List.of(proof + "="))).isEqualTo(refused(ProofFlaw.MALFORMED));
    }

    @Test
    @DisplayName("A154: 8 KiB and not a character more")
    void tooLongThenNone() {
        assertThat(judged(good().with("more", "\"" + "x".repeat(7_000) + "\"")))
                .isEqualTo(refused(ProofFlaw.MALFORMED));
        assertThat(judged(good().with("more", "\"" + "x".repeat(5_000) + "\"")))
                .isInstanceOf(ProofOutcome.Proved.class);
    }

    @ParameterizedTest
    @DisplayName("A155: typ")
    @ValueSource(strings = {"\"JWT\"", "\"DPoP+JWT\"", "\"application/dpop+jwt\"", "\"at+jwt\"", "\"\"", "1", "null"})
    void anotherTypeThenRefused(String typ) {
        assertThat(judged(good().head("typ", typ))).isEqualTo(refused(ProofFlaw.TYPE));
        assertThat(judged(good().headless("typ"))).isEqualTo(refused(ProofFlaw.TYPE));
    }

    @ParameterizedTest
    @DisplayName("A155: alg none, symmetric, of a family that is not taken, of another key")
    @ValueSource(strings = {"none", "HS256", "RS256", "PS384", "ES384", "es256", "Ed25519", "PS256", "EdDSA", ""})
    void anotherAlgorithmThenRefused(String alg) {
        assertThat(judged(good().head("alg", "\"" + alg + "\""))).isEqualTo(refused(ProofFlaw.ALGORITHM));
        assertThat(judged(good().headless("alg"))).isEqualTo(refused(ProofFlaw.ALGORITHM));
    }

    @Test
    @DisplayName("A155: a private jwk, a symmetric one, none, one that is no point")
    void anotherJwkThenRefused() throws JOSEException {
        ECKey key = ProofText.generate();
        OctetSequenceKey secret = new OctetSequenceKeyGenerator(256).generate();
        String offTheCurve =
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + key.getX() + "\",\"y\":\"" + key.getX() + "\"}";

        for (String jwk :
                List.of(key.toJSONString(), secret.toJSONString(), offTheCurve, "{}", "null", "\"key\"", "[]")) {
            assertThat(judged(good().head("jwk", jwk))).as(jwk).isEqualTo(refused(ProofFlaw.KEY));
        }
        assertThat(judged(good().headless("jwk"))).isEqualTo(refused(ProofFlaw.KEY));
        assertThat(judged(ProofText.of(secret, JWSAlgorithm.HS256, new MACSigner(secret), "GET", URL, NOW)
                        .head("alg", "\"HS256\"")))
                .isEqualTo(refused(ProofFlaw.ALGORITHM));
    }

    @ParameterizedTest
    @DisplayName("A155: RSA by PS256 alone, from 2048 bits on")
    @CsvSource({"1024,PS256,KEY", "2048,PS256,", "2048,RS256,ALGORITHM"})
    void rsaThenByItsSizeAndAlgorithm(int bits, String alg, ProofFlaw flaw) throws JOSEException {
        RSAKey key = new RSAKeyGenerator(bits, true).generate();
        ProofText proof = ProofText.of(
                        key,
                        JWSAlgorithm.parse(alg),
                        new RSASSASigner(key, Set.of(AllowWeakRSAKey.getInstance())),
                        "GET",
                        URL,
                        NOW)
                .forToken(TOKEN);

        assertThat(judged(proof)).isEqualTo(flaw == null ? judged(proof) : refused(flaw));
        assertThat(judged(proof) instanceof ProofOutcome.Proved).isEqualTo(flaw == null);
    }

    @Test
    @DisplayName("A155: crit, whatever it names")
    void criticalThenRefused() {
        assertThat(judged(good().head("crit", "[\"exp\"]"))).isEqualTo(refused(ProofFlaw.CRITICAL));
        assertThat(judged(good().head("crit", "[]"))).isEqualTo(refused(ProofFlaw.CRITICAL));
    }

    @ParameterizedTest
    @DisplayName("A156: htm of other case or method")
    @ValueSource(strings = {"\"get\"", "\"POST\"", "\"GET \"", "\"\"", "1", "[\"GET\"]"})
    void anotherMethodThenRefused(String htm) {
        assertThat(judged(good().with("htm", htm))).isEqualTo(refused(ProofFlaw.METHOD));
        assertThat(judged(good().without("htm"))).isEqualTo(refused(ProofFlaw.METHOD));
    }

    @ParameterizedTest
    @DisplayName("A156: htu of other host, path, scheme, port")
    @ValueSource(
            strings = {
                "https://tickets.example/boxoffice/api/other/order",
                "https://tickets.example/boxoffice/api/other/Orders",
                "https://tickets.example/boxoffice/api/other/orders/",
                "https://tickets.example/api/other/orders",
                "https://ticket.example/boxoffice/api/other/orders",
                "http://tickets.example/boxoffice/api/other/orders",
                "https://tickets.example:8443/boxoffice/api/other/orders",
                "https://user@tickets.example/boxoffice/api/other/orders",
                "https://tickets.example/boxoffice/api/./other/orders",
                "/boxoffice/api/other/orders",
                "",
            })
    void anotherTargetThenRefused(String htu) {
        assertThat(judged(good().with("htu", "\"" + htu + "\""))).isEqualTo(refused(ProofFlaw.TARGET));
        assertThat(judged(good().without("htu"))).isEqualTo(refused(ProofFlaw.TARGET));
    }

    @ParameterizedTest
    @DisplayName("A156: query and fragment of htu are ignored, and another spelling is the same URL")
    @ValueSource(
            strings = {
                "https://tickets.example/boxoffice/api/other/orders?a=b&c#d",
                "https://tickets.example/boxoffice/api/other/orders#d?a",
                "HTTPS://Tickets.EXAMPLE/boxoffice/api/other/orders",
                "https://tickets.example:443/boxoffice/api/other/orders",
                "https://tickets.example/boxoffice/api/other/%6frders",
            })
    void sameTargetInAnotherSpellingThenTaken(String htu) {
        assertThat(judged(good().with("htu", "\"" + htu + "\""))).isInstanceOf(ProofOutcome.Proved.class);
    }

    @ParameterizedTest
    @DisplayName("A157: iat 60 s back and 10 s ahead, a whole number")
    @ValueSource(strings = {"-61", "11", "-600", "600"})
    void issuedAtAnotherTimeThenRefused(long seconds) {
        assertThat(judged(good().with("iat", Long.toString(NOW + seconds)))).isEqualTo(refused(ProofFlaw.TIME));
    }

    @ParameterizedTest
    @DisplayName("A157: at both ends of the window")
    @ValueSource(longs = {-60, 0, 10})
    void issuedInTheWindowThenTaken(long seconds) {
        assertThat(judged(good().with("iat", Long.toString(NOW + seconds)))).isInstanceOf(ProofOutcome.Proved.class);
    }

    @ParameterizedTest
    @DisplayName("A157: iat of another type, or missing")
    @ValueSource(strings = {"\"1795000000\"", "1795000000.0", "1.795e9", "true", "null", "1e400", "-1"})
    void issuedAtOfAnotherTypeThenRefused(String iat) {
        assertThat(judged(good().with("iat", iat))).isEqualTo(refused(ProofFlaw.TIME));
        assertThat(judged(good().without("iat"))).isEqualTo(refused(ProofFlaw.TIME));
    }

    @Test
    void endOrBeginningOfItsOwnThenItHolds() {
        assertThat(judged(good().with("exp", Long.toString(NOW + 1)).with("nbf", Long.toString(NOW))))
                .isInstanceOf(ProofOutcome.Proved.class);
        assertThat(judged(good().with("exp", Long.toString(NOW)))).isEqualTo(refused(ProofFlaw.TIME));
        assertThat(judged(good().with("nbf", Long.toString(NOW + 11)))).isEqualTo(refused(ProofFlaw.TIME));
    }

    @Test
    @DisplayName("A157: jti of 1 to 128 characters")
    void idMissingOrTooLongThenRefused() {
        for (String jti : List.of("\"\"", "1", "null", "[\"a\"]", "\"" + "x".repeat(129) + "\"")) {
            assertThat(judged(good().with("jti", jti))).as(jti).isEqualTo(refused(ProofFlaw.ID));
        }
        assertThat(judged(good().without("jti"))).isEqualTo(refused(ProofFlaw.ID));
        assertThat(judged(good().with("jti", "\"" + "x".repeat(128) + "\""))).isInstanceOf(ProofOutcome.Proved.class);
    }

    @Test
    @DisplayName("A158: ath missing, of another token, padded")
    void accessTokenOfAnotherThenRefused() {
        assertThat(judged(good().without("ath"))).isEqualTo(refused(ProofFlaw.ACCESS_TOKEN));
        assertThat(judged(good().forToken("another.access.token"))).isEqualTo(refused(ProofFlaw.ACCESS_TOKEN));
        String ath = Base64Url.encode(DpopProof.sha256(TOKEN));
        assertThat(judged(good().with("ath", "\"" + ath + "=\""))).isEqualTo(refused(ProofFlaw.ACCESS_TOKEN));
    }

    /** At the token endpoint. */
    @Test
    void noAccessTokenThenNoHashOfOneIsNeeded() {
        assertThat(check.of(List.of(good().without("ath").compact()), "GET", path(), Optional.empty()))
                .isInstanceOf(ProofOutcome.Proved.class);
    }

    @Test
    @DisplayName("A158: signed by another key than the one that is shown")
    void anotherKeyThenNoSignature() {
        String another = ProofText.publicHalf(ProofText.generate());

        assertThat(judged(good().head("jwk", another))).isEqualTo(refused(ProofFlaw.SIGNATURE));
    }

    @Test
    void shownAgainThenTheKeyIsKnownAndTheSignatureStillCounts() throws JOSEException {
        ECKey shared = ProofText.generate();
        ProofText good = ProofText.of(shared, JWSAlgorithm.ES256, new ECDSASigner(shared), "GET", URL, NOW)
                .forToken(TOKEN);
        assertThat(judged(good)).isInstanceOf(ProofOutcome.Proved.class);

        assertThat(judged(good)).isInstanceOf(ProofOutcome.Proved.class);
        assertThat(judged(good().head("jwk", ProofText.publicHalf(shared)))).isEqualTo(refused(ProofFlaw.SIGNATURE));
    }

    /** What RFC 9449 4.2 does not name is for others. */
    @Test
    void moreMembersThenTaken() {
        assertThat(judged(good().with("nonce", "\"n\"")
                        .with("more", "{\"a\":[1]}")
                        .head("kid", "\"k\"")))
                .isInstanceOf(ProofOutcome.Proved.class);
    }

    private static ProofText good() {
        return ProofText.of("GET", URL, NOW).forToken(TOKEN);
    }

    private static ProofOutcome refused(ProofFlaw flaw) {
        return new ProofOutcome.Refused(flaw);
    }

    private static RequestPath path() {
        return RequestPath.of("/boxoffice", "/api/other/orders");
    }

    private DpopProof proved(String text) {
        return ((ProofOutcome.Proved) judged(List.of(text))).proof();
    }

    private ProofOutcome judged(ProofText proof) {
        return judged(List.of(proof.compact()));
    }

    private ProofOutcome judged(List<String> sent) {
        return check.of(sent, "GET", path(), Optional.of(new Secret(TOKEN)));
    }
}
