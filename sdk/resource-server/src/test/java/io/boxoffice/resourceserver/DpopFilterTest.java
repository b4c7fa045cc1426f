package io.boxoffice.resourceserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.EdECPrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9449 4.3 and 7: attack cases A154 to A159 at a service that MicroProfile JWT has let the token into. */
class DpopFilterTest {
    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
    private static final String ADDRESS = "https://seats.example.org/v1";
    private static final ECKey KEY = ec();
    private static final ECKey ANOTHER = ec();

    private final MovedClock clock = new MovedClock();
    private final DpopFilter filter = new DpopFilter(URI.create(ADDRESS), clock, 3);

    @Test
    void proofThatIsRightThenPassed() {
        assertThat(refusal(proof())).isEmpty();
    }

    @Test
    void asInTheDocumentation() {
        assertThat(new DpopFilter(URI.create("https://seats.example.org/v1"), Clock.systemUTC())
                        .refusal(new Arrived(() -> "nobody").context()))
                .isEmpty();
    }

    @Test
    void eachAlgorithmThenPassed() throws Exception {
        assertThat(refusal(proof(new RSAKeyGenerator(2048).generate(), "PS256")))
                .isEmpty();
        assertThat(refusal(proof(ed25519(), "EdDSA"))).isEmpty();
    }

    @Test
    void schemeInAnyCaseThenPassed() {
        assertThat(refusal(token(KEY), "dpop ", proof().signed())).isEmpty();
    }

    /** A154. */
    @Test
    void proofMissingOrTwoThenRefused() {
        String token = token(KEY);
        assertThat(filter.refusal(arrived(token, "DPoP ").context())).contains(DpopRefusal.NO_PROOF);
        Arrived two = arrived(token, "DPoP ").header("DPoP", proof().signed()).header("DPoP", proof().signed());
        assertThat(filter.refusal(two.context())).contains(DpopRefusal.NO_PROOF);
        assertThat(refusal(token, "DPoP ", proof().signed() + "," + proof().signed()))
                .contains(DpopRefusal.MALFORMED);
    }

    /** A154. */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "a.b", "a.b.c", "e30.e30.", "e30.e30.e30.e30.e30", "....", "null"})
    void proofThatIsNoJwtThenRefused(String text) {
        assertThat(refusal(token(KEY), "DPoP ", text)).contains(DpopRefusal.MALFORMED);
    }

    @Test
    void proofThatIsTooLongThenRefused() {
        assertThat(refusal(proof().claim("more", "x".repeat(8 << 10)))).contains(DpopRefusal.MALFORMED);
    }

    /** The last character of 64 bytes has four bits too many. */
    @Test
    void signatureWithUnusedBitsThenRefused() {
        String text = proof().signed();
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        char last = text.charAt(text.length() - 1);
        String other = text.substring(0, text.length() - 1) + alphabet.charAt(alphabet.indexOf(last) + 1);
        assertThat(refusal(token(KEY), "DPoP ", other)).contains(DpopRefusal.MALFORMED);
        assertThat(refusal(token(KEY), "DPoP ", text + "==")).contains(DpopRefusal.MALFORMED);
        assertThat(refusal(token(KEY), "DPoP ", text)).isEmpty();
    }

    @Test
    void extensionThenRefused() {
        assertThat(refusal(proof().header("crit", List.of("exp")).header("exp", 1)))
                .contains(DpopRefusal.MALFORMED);
        assertThat(refusal(proof().header("crit", List.of("b64")).header("b64", false)))
                .contains(DpopRefusal.MALFORMED);
    }

    /** A155. */
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"JWT", "at+jwt", "client-authentication+jwt", "dpop+jwt ", "application/dpop+jwt"})
    void anotherTypeThenRefused(@Nullable String type) {
        assertThat(refusal(proof().header("typ", type))).contains(DpopRefusal.TYPE);
    }

    /** A155. */
    @ParameterizedTest
    @ValueSource(strings = {"HS256", "RS256", "ES384", "PS512", "es256"})
    void anotherAlgorithmThenRefused(String algorithm) {
        assertThat(refusal(proof().header("alg", algorithm))).contains(DpopRefusal.ALGORITHM);
    }

    /** A155. */
    @Test
    void noAlgorithmThenRefused() {
        assertThat(refusal(proof().header("alg", "none"))).contains(DpopRefusal.MALFORMED);
        assertThat(refusal(proof().header("alg", null))).contains(DpopRefusal.MALFORMED);
    }

    /** A155. */
    @Test
    void keyThatIsNoneForAProofThenRefused() throws Exception {
        assertThat(refusal(proof().header("jwk", null))).contains(DpopRefusal.KEY);
        assertThat(refusal(proof().header("jwk", Map.of("kty", "EC")))).contains(DpopRefusal.MALFORMED);
        assertThat(refusal(proof().header("jwk", KEY.toJSONObject()))).isPresent();
        OctetSequenceKey secret = new OctetSequenceKeyGenerator(256).generate();
        assertThat(refusal(proof().header("jwk", secret.toJSONObject()))).isPresent();
        assertThat(refusal(proof().header("alg", "PS256"))).contains(DpopRefusal.KEY);
        assertThat(refusal(proof().header("alg", "EdDSA"))).contains(DpopRefusal.KEY);
        RSAKey small = new RSAKeyGenerator(1024, true).generate();
        assertThat(refusal(proof(small, "PS256"))).contains(DpopRefusal.KEY);
    }

    @Test
    void keyThatIsNoPointThenRefused() {
        Map<String, Object> off = KEY.toPublicJWK().toJSONObject();
        off.put("x", ANOTHER.getX().toString());
        assertThat(refusal(proof().header("jwk", off))).isPresent();
    }

    @Test
    void signatureOfAnotherKeyThenRefused() {
        assertThat(refusal(token(KEY), "DPoP ", proof().signedBy(ANOTHER))).contains(DpopRefusal.SIGNATURE);
        String text = proof().signed();
        String zeros = text.substring(0, text.lastIndexOf('.') + 1) + Base64URL.encode(new byte[64]);
        assertThat(refusal(token(KEY), "DPoP ", zeros)).contains(DpopRefusal.SIGNATURE);
    }

    /** A156. */
    @ParameterizedTest
    @ValueSource(strings = {"get", "POST", "GET ", ""})
    void anotherMethodThenRefused(String method) {
        assertThat(refusal(proof().claim("htm", method))).contains(DpopRefusal.METHOD);
    }

    /** A156. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://seats.example.org/v1/seats/7",
                "https://seats.example.com/v1/seats/7",
                "https://seats.example.org:8443/v1/seats/7",
                "https://seats.example.org/v1/seats/8",
                "https://seats.example.org/v1/Seats/7",
                "https://seats.example.org/v1/seats/7/",
                "https://seats.example.org/v1//seats/7",
                "https://user@seats.example.org/v1/seats/7",
                "http://10.0.0.7:9080/shop/api/seats/7",
                "/v1/seats/7",
                "https:/v1/seats/7",
                "https://seats.example.org/v1/sea ts",
                ""
            })
    void anotherAddressThenRefused(String address) {
        assertThat(refusal(proof().claim("htu", address))).contains(DpopRefusal.ADDRESS);
    }

    /** A156: with a query it is still the same. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://seats.example.org/v1/seats/7?row=4",
                "https://seats.example.org/v1/seats/7#here",
                "HTTPS://Seats.Example.ORG/v1/seats/7",
                "https://seats.example.org:443/v1/seats/7",
                "https://seats.example.org/v1/%73eats/%37"
            })
    void theSameAddressWrittenInAnotherWayThenPassed(String address) {
        assertThat(refusal(proof().claim("htu", address))).isEmpty();
    }

    @Test
    void rootOfTheApplicationThenItsAddress() {
        Proof proof = proof().claim("htu", ADDRESS);
        Arrived root =
                arrived(token(KEY), "DPoP ").header("DPoP", proof.signed()).at("http://10.0.0.7:9080/shop/api");
        assertThat(filter.refusal(root.context())).isEmpty();
    }

    /** A157. */
    @Test
    void anotherTimeThenRefused() {
        for (long seconds : new long[] {-600, -61, 11, 600, Long.MAX_VALUE - NOW.getEpochSecond()}) {
            assertThat(refusal(proof().claim("iat", NOW.getEpochSecond() + seconds)))
                    .as("%d", seconds)
                    .isPresent();
        }
        assertThat(refusal(proof().claim("iat", NOW.getEpochSecond() - 60))).isEmpty();
        assertThat(refusal(proof().claim("iat", NOW.getEpochSecond() + 10))).isEmpty();
    }

    /** As the server has it: a proof need not say when it ends. */
    @Test
    void timesOfItsOwnThenTheyHold() {
        long now = NOW.getEpochSecond();
        assertThat(refusal(proof().claim("exp", now))).contains(DpopRefusal.TIME);
        assertThat(refusal(proof().claim("exp", String.valueOf(now + 60)))).contains(DpopRefusal.TIME);
        assertThat(refusal(proof().claim("nbf", now + 11))).contains(DpopRefusal.TIME);
        assertThat(refusal(proof().claim("exp", now + 1).claim("nbf", now + 10)))
                .isEmpty();
    }

    /** A157, A158. */
    @Test
    void claimMissingOrOfAnotherTypeThenRefused() {
        for (String name : List.of("jti", "htm", "htu", "iat", "ath")) {
            assertThat(refusal(proof().claim(name, null))).as(name).contains(DpopRefusal.CLAIMS);
            assertThat(refusal(proof().claim(name, List.of("x")))).as(name).contains(DpopRefusal.CLAIMS);
        }
        assertThat(refusal(proof().claim("iat", String.valueOf(NOW.getEpochSecond()))))
                .contains(DpopRefusal.CLAIMS);
        assertThat(refusal(proof().claim("iat", NOW.getEpochSecond() + 0.5))).contains(DpopRefusal.CLAIMS);
        assertThat(refusal(proof().claim("jti", ""))).contains(DpopRefusal.CLAIMS);
        assertThat(refusal(proof().claim("jti", "x".repeat(129)))).contains(DpopRefusal.CLAIMS);
        assertThat(refusal(proof().claim("jti", "x".repeat(128)))).isEmpty();
    }

    /** A157. */
    @Test
    void usedTwiceThenRefusedAsLongAsItIsInTime() {
        String text = proof().signed();
        assertThat(refusal(token(KEY), "DPoP ", text)).isEmpty();
        assertThat(refusal(token(KEY), "DPoP ", text)).contains(DpopRefusal.USED);
        clock.moved = Duration.ofSeconds(60);
        assertThat(refusal(token(KEY), "DPoP ", text)).contains(DpopRefusal.USED);
        clock.moved = Duration.ofSeconds(61);
        assertThat(refusal(token(KEY), "DPoP ", text)).contains(DpopRefusal.TIME);
    }

    /** A157: the same jti is no other proof, whatever else it says; of another key it is one. */
    @Test
    void jtiUsedTwiceThenRefused() {
        assertThat(refusal(proof().claim("jti", "one"))).isEmpty();
        assertThat(refusal(proof().claim("jti", "one").claim("iat", NOW.getEpochSecond() - 1)))
                .contains(DpopRefusal.USED);
        assertThat(refusal(proof(ANOTHER, "ES256").claim("jti", "one"))).isEmpty();
    }

    @Test
    void refusedForSomethingElseThenNotUsedUp() {
        assertThat(refusal(proof().claim("jti", "one").claim("htm", "POST"))).contains(DpopRefusal.METHOD);
        assertThat(refusal(proof().claim("jti", "one"))).isEmpty();
    }

    @Test
    void noRoomThenRefusedAndNoneForgotten() {
        String first = proof().signed();
        refusal(token(KEY), "DPoP ", first);
        refusal(proof());
        refusal(proof());
        assertThat(refusal(proof())).contains(DpopRefusal.FULL);
        assertThat(DpopRefusal.FULL.retryAfter()).contains(Duration.ofSeconds(1));
        assertThat(refusal(token(KEY), "DPoP ", first)).contains(DpopRefusal.USED);
        clock.moved = Duration.ofSeconds(61);
        assertThat(refusal(proof().claim("iat", clock.instant().getEpochSecond())))
                .isEmpty();
    }

    /** A158. */
    @Test
    void proofForAnotherTokenThenRefused() {
        String ath = Sha256.of(token(KEY));
        assertThat(refusal(proof().claim("ath", Sha256.of("another")))).contains(DpopRefusal.TOKEN_HASH);
        assertThat(refusal(proof().claim("ath", ath + "="))).contains(DpopRefusal.TOKEN_HASH);
        assertThat(refusal(proof().claim("ath", ath.toLowerCase(Locale.ROOT)))).contains(DpopRefusal.TOKEN_HASH);
    }

    /** A158. */
    @Test
    void proofByAnotherKeyThenRefused() {
        Proof stolen = proof(ANOTHER, "ES256").claim("ath", Sha256.of(token(KEY)));
        assertThat(refusal(token(KEY), "DPoP ", stolen.signed())).contains(DpopRefusal.BINDING);
    }

    /** A159. */
    @Test
    void boundTokenAsBearerThenRefused() {
        assertThat(refusal(token(KEY), "Bearer ", proof().signed())).contains(DpopRefusal.AS_BEARER);
        assertThat(filter.refusal(arrived(token(KEY), "Bearer ").context())).contains(DpopRefusal.AS_BEARER);
    }

    /** A159. */
    @Test
    void tokenThatIsNotBoundAsDpopThenRefused() {
        String token = signedToken(Map.of());
        assertThat(refusal(token, "DPoP ", proof().signed())).contains(DpopRefusal.NOT_BOUND);
        assertThat(filter.refusal(arrived(token, "Bearer ").context())).isEmpty();
    }

    /** A159. */
    @Test
    void bothSchemesThenRefused() {
        String token = token(KEY);
        Arrived both = arrived(token, "Bearer ")
                .header("Authorization", "DPoP " + token)
                .header("DPoP", proof().signed());
        assertThat(filter.refusal(both.context())).contains(DpopRefusal.SEVERAL_TOKENS);
    }

    /** The container has taken the token from somewhere else, such as a cookie. */
    @Test
    void anotherTokenInTheHeaderThenRefused() {
        Arrived other = new Arrived(new Caller(token(KEY)))
                .header("Authorization", "DPoP " + token(ANOTHER))
                .header("DPoP", proof().signed());
        assertThat(filter.refusal(other.context())).contains(DpopRefusal.AS_BEARER);
    }

    @Test
    void boundInAnotherWayThenRefused() {
        for (Object cnf : List.of(
                Map.of(),
                Map.of("x5t#S256", "x"),
                Map.of("jkt", 7),
                Map.of("jkt", "short"),
                Map.of("jkt", thumbprint(KEY), "x5t#S256", "x"),
                "text")) {
            assertThat(refusal(signedToken(Map.of("cnf", cnf)), "DPoP ", proof().signed()))
                    .as("%s", cnf)
                    .contains(DpopRefusal.CONFIRMATION);
        }
    }

    /** As in Liberty, where a method has a role and its path has no constraint: the token is let in after the filters. */
    @ParameterizedTest
    @ValueSource(strings = {"DPoP ", "dpop\t", "Bearer ", "bearer "})
    void tokenThatIsNotVerifiedYetThenRefused(String scheme) {
        Arrived early = new Arrived(() -> "by another door")
                .header("Authorization", scheme + token(KEY))
                .header("DPoP", proof().signed());
        assertThat(filter.refusal(early.context())).contains(DpopRefusal.NOT_VERIFIED);
    }

    @Test
    void nobodyThenPassed() {
        Arrived byName = new Arrived(() -> "by another door").header("Authorization", "Basic eA==");
        assertThat(filter.refusal(byName.context())).isEmpty();
        assertThat(filter.refusal(new Arrived(() -> "by another door").context()))
                .isEmpty();
    }

    @Test
    void refusalThenAChallengeThatNamesTheAlgorithms() {
        assertThat(DpopRefusal.BINDING.challenge())
                .isEqualTo("DPoP error=\"invalid_token\", error_description=\"the token is bound to another key\","
                        + " algs=\"ES256 PS256 EdDSA\"");
        assertThat(Arrays.stream(DpopRefusal.values()).filter(refusal -> refusal != DpopRefusal.FULL))
                .allMatch(refusal ->
                        refusal.challenge().matches("DPoP error=\"(invalid_dpop_proof|invalid_token)\", .+"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://seats.example.org", "https://a@seats.example.org", "https://seats.example.org?x", "/x"})
    void addressThatIsNoneThenAnError(String address) {
        assertThatThrownBy(() -> new DpopFilter(URI.create(address), clock))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Optional<DpopRefusal> refusal(Proof proof) {
        return refusal(token(proof.key()), "DPoP ", proof.signed());
    }

    private Optional<DpopRefusal> refusal(String token, String scheme, String proof) {
        return filter.refusal(arrived(token, scheme).header("DPoP", proof).context());
    }

    private static Arrived arrived(String token, String scheme) {
        return new Arrived(new Caller(token)).header("Authorization", scheme + token);
    }

    private static Proof proof() {
        return proof(KEY, "ES256");
    }

    private static Proof proof(JWK key, String algorithm) {
        return new Proof(key, algorithm)
                .claim("jti", UUID.randomUUID().toString())
                .claim("htm", "GET")
                .claim("htu", ADDRESS + "/seats/7")
                .claim("iat", NOW.getEpochSecond())
                .claim("ath", Sha256.of(token(key)));
    }

    private static String token(JWK key) {
        return signedToken(Map.of("cnf", Map.of("jkt", thumbprint(key))));
    }

    private static String signedToken(Map<String, Object> claims) {
        Proof token = new Proof(ANOTHER, "ES256").header("typ", "at+jwt").header("jwk", null);
        claims.forEach(token::claim);
        String text = token.signed();
        return text.substring(0, text.lastIndexOf('.')) + ".c2ln";
    }

    private static String thumbprint(JWK key) {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ECKey ec() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static OctetKeyPair ed25519() throws GeneralSecurityException {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = keys.getPublic().getEncoded();
        byte[] x = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        byte[] d = ((EdECPrivateKey) keys.getPrivate()).getBytes().orElseThrow();
        return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(x))
                .d(Base64URL.encode(d))
                .build();
    }

    private static final class MovedClock extends Clock {
        private Duration moved = Duration.ZERO;

        @Override
        public Instant instant() {
            return NOW.plus(moved);
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
