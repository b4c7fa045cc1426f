package io.boxoffice.accesstoken;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import io.boxoffice.audience.CurrentAudiences;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.KeyId;
import io.boxoffice.revocation.Revocations;
import io.boxoffice.signing.Keys;
import io.boxoffice.signing.SomeKeys;
import io.boxoffice.signing.TrustedKey;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything about a token, at a time that stands still; what is refused here stands under a true signature. */
class AccessTokenVerifierTest {
    private static final String HEADER = "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"k1\"}";

    /** A node that knows one key, of the audience other. */
    private static final class OneKey extends Keys {
        private static final TrustedKey KEY = SomeKeys.published(Audience.OTHER, SomeKeys.sound("k1"));

        @Override
        public Optional<TrustedKey> trusted(KeyId kid) {
            return kid.value().equals("k1") ? Optional.of(KEY) : Optional.empty();
        }
    }

    /** A node that knows one resource of each of two audiences. */
    private static final class Shops extends CurrentAudiences {
        @Override
        public Optional<Audience> spelledAs(String aud) {
            return switch (aud) {
                case "https://localhost:9443/api/other" -> Optional.of(Audience.OTHER);
                case "https://localhost:9443/api/server" -> Optional.of(Audience.SERVER);
                default -> super.spelledAs(aud);
            };
        }
    }

    @Test
    void goodTokenThenAdmitted() {
        assertThat(verify(HEADER, Claims.good(), 1)).isInstanceOf(Verification.Admitted.class);
    }

    /** TV-02, TV-03, TV-05, TV-06, A004, A009 to A012, A015, A017, A018, A023. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"typ\":\"at+jwt\",\"kid\":\"k1\"}",
                "{\"alg\":\"RS256\",\"kid\":\"k1\"}",
                "{\"alg\":\"RS256\",\"typ\":\"at+jwt\"}",
                "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"k1\"}",
                "{\"alg\":\"RS256\",\"typ\":\"AT+JWT\",\"kid\":\"k1\"}",
                "{\"alg\":\"RS256\",\"typ\":\"application/at+jwt\",\"kid\":\"k1\"}",
                "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":1}",
                "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":null}",
                "{\"alg\":[\"RS256\"],\"typ\":\"at+jwt\",\"kid\":\"k1\"}",
                "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"k1\",\"crit\":[\"exp\"]}",
                "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"k1\",\"b64\":false}",
                "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"k1\",\"zip\":\"DEF\"}",
                "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"k1\",\"cty\":\"JWT\"}",
                "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"k1\",\"jku\":\"https://localhost:9443/.well-known/jwks.json\"}",
                "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"k1\",\"jwk\":{}}",
                "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"k1\",\"x5c\":[]}"
            })
    void headerNotExactlyOursThenRejected(String header) {
        rejected(verify(header, Claims.good(), 1), "header");
    }

    /** TV-03, A013, A014. */
    @ParameterizedTest
    @ValueSource(strings = {"k2", "K1", "../k1", "", "k1 "})
    void keyNotTrustedThenRejected(String kid) {
        rejected(verify(HEADER.replace("k1", kid), Claims.good(), 1), "key not trusted");
    }

    /** LG-02: what stands under a true signature is told to the operator, and nothing else is. */
    @Test
    void rejectedThenTheTokenOnlyUnderATrueSignature() {
        String late = token(HEADER, Claims.good());

        assertThat(judged(700, late)).isInstanceOfSatisfying(Verification.Rejected.class, rejected -> {
            assertThat(rejected.event().reason()).isEqualTo("expired");
            assertThat(rejected.event().jti()).isNotNull();
        });
        assertThat(judged(700, late.substring(0, late.length() - 342) + "A".repeat(342)))
                .isInstanceOfSatisfying(Verification.Rejected.class, rejected -> {
                    assertThat(rejected.event().reason()).isEqualTo("bad signature");
                    assertThat(rejected.event().jti()).isNull();
                    assertThat(rejected.event().target()).isNull();
                });
    }

    /** RFC 8725 3.1: one key, one algorithm. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "ES256", "PS256", "RS512", "rs256", "RS256 "})
    void algorithmNotTheKeysThenRejected(String alg) {
        rejected(verify(HEADER.replace("RS256", alg), Claims.good(), 1), "algorithm is not the key's");
    }

    /** AU-03. */
    @Test
    void keyOfAnotherAudienceThenRejected() {
        rejected(verify(HEADER, Claims.good().with("aud", "\"server\""), 1), "key belongs to another audience");
    }

    /** AU-04, A051: the name of its key's audience or its resource, byte for byte; whichever new tokens name. */
    @ParameterizedTest
    @ValueSource(strings = {"other", "https://localhost:9443/api/other"})
    void eitherSpellingOfTheKeysAudienceThenAdmitted(String aud) {
        assertThat(verify(HEADER, Claims.good().with("aud", '"' + aud + '"'), 1))
                .isInstanceOfSatisfying(Verification.Admitted.class, admitted -> {
                    assertThat(admitted.verified().audience()).isEqualTo(Audience.OTHER);
                    assertThat(admitted.verified().claims().aud().text()).isEqualTo(aud);
                });
    }

    @Test
    void resourceOfAnotherAudienceThenRejected() {
        Claims claims = Claims.good().with("aud", "\"https://localhost:9443/api/server\"");

        rejected(verify(HEADER, claims, 1), "key belongs to another audience");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost:9443/api/other/",
                "https://LOCALHOST:9443/api/other",
                "https://localhost:9443/api/Other",
                "https://localhost:9443/api",
                "https://localhost:9443/api/others",
                "https://localhost:9443/api/%6fther"
            })
    void resourceByAnyOtherTextThenRejected(String aud) {
        rejected(verify(HEADER, Claims.good().with("aud", '"' + aud + '"'), 1), "claims missing or of another type");
    }

    /** TV-07, A038. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost:9443/",
                "https://LOCALHOST:9443",
                "http://localhost:9443",
                "https://localhost",
                "https://localhost:9443 "
            })
    void issuerWrongByACharacterThenRejected(String issuer) {
        rejected(verify(HEADER, Claims.good().with("iss", "\"" + issuer + "\""), 1), "wrong issuer");
    }

    /** TV-08, A033, A034: 5 s of skew and not one more. */
    @ParameterizedTest
    @CsvSource({"599, true", "604, true", "605, false", "700, false"})
    void secondsAfterTheIssueThenAdmittedUpToTheEndAndItsSkew(long after, boolean admitted) {
        assertThat(verify(HEADER, Claims.good(), after) instanceof Verification.Admitted)
                .isEqualTo(admitted);
    }

    /** A037. */
    @ParameterizedTest
    @CsvSource({"0, true", "-5, true", "-6, false", "-3600, false"})
    void issuedInTheFutureThenAdmittedWithinTheSkewOnly(long after, boolean admitted) {
        assertThat(verify(HEADER, Claims.good(), after) instanceof Verification.Admitted)
                .isEqualTo(admitted);
    }

    @Test
    void endBeforeOrAtTheIssueThenRejected() {
        Claims claims = Claims.good().with("exp", Long.toString(Claims.ISSUED));

        rejected(verify(HEADER, claims, 0), "issued in the future");
    }

    /** A035. */
    @Test
    void lifetimeOverTheCapOfAnHourThenRejected() {
        Claims hour = Claims.good().with("exp", Long.toString(Claims.ISSUED + 3600));
        Claims more = Claims.good().with("exp", Long.toString(Claims.ISSUED + 3601));

        assertThat(verify(HEADER, hour, 1)).isInstanceOf(Verification.Admitted.class);
        rejected(verify(HEADER, more, 1), "lifetime over the cap");
    }

    /** A036. */
    @Test
    void notYetValidThenRejectedPastTheSkew() {
        assertThat(verify(HEADER, Claims.good().with("nbf", Long.toString(Claims.ISSUED + 5)), 0))
                .isInstanceOf(Verification.Admitted.class);
        rejected(verify(HEADER, Claims.good().with("nbf", Long.toString(Claims.ISSUED + 6)), 0), "not yet valid");
    }

    @Test
    void claimMissingThenRejected() {
        rejected(verify(HEADER, Claims.good().without("jti"), 1), "claims missing or of another type");
    }

    /** A001, A003, A007, A031, A060. */
    @Test
    void signatureOfAnythingElseThenRejected() {
        String token = token(HEADER, Claims.good());
        String other = token(HEADER, Claims.good().with("groups", "[\"admin\"]"));
        String signature = token.substring(token.lastIndexOf('.'));

        rejected(judged(1, other.substring(0, other.lastIndexOf('.')) + signature), "bad signature");
        rejected(judged(1, token.substring(0, token.lastIndexOf('.')) + ".AAAA"), "bad signature");
        rejected(judged(1, token.substring(0, token.length() - 342) + "A".repeat(342)), "bad signature");
    }

    @Test
    void textNotStrictThenRejected() {
        rejected(judged(1, "a.b.c"), "malformed");
        rejected(judged(1, token(HEADER, Claims.good()) + "="), "malformed");
    }

    private static Verification verify(String header, Claims claims, long secondsAfterIssue) {
        return judged(secondsAfterIssue, token(header, claims));
    }

    /** What is explained of a token is what is decided, whatever the token. */
    private static Verification judged(long secondsAfterIssue, String token) {
        AccessTokenVerifier verifier = verifier(secondsAfterIssue);
        Explanation explanation = verifier.explain(token);
        Verification verification = verifier.verify(token);
        assertThat(explanation.verdicts().keySet()).containsExactly(TokenCheck.values());
        assertThat(explanation.failed().map(TokenCheck::rejection))
                .isEqualTo(
                        verification instanceof Verification.Rejected rejected
                                ? Optional.of(rejected.reason())
                                : Optional.empty());
        return verification;
    }

    @SuppressWarnings("UnnecessaryAssignment") // no container injects here
    private static AccessTokenVerifier verifier(long secondsAfterIssue) {
        AccessTokenVerifier verifier = new AccessTokenVerifier();
        verifier.keys = new OneKey();
        verifier.audiences = new Shops();
        verifier.revocations = new Revocations();
        verifier.issuer = new Issuer("https://localhost:9443");
        verifier.clock = Clock.fixed(Instant.ofEpochSecond(Claims.ISSUED + secondsAfterIssue), ZoneOffset.UTC);
        return verifier;
    }

    private static void rejected(Verification verification, String reason) {
        assertThat(verification)
                .isInstanceOfSatisfying(
                        Verification.Rejected.class,
                        refused -> assertThat(refused.reason().words()).isEqualTo(reason));
    }

    /** Any header and claims under a true signature of k1. */
    private static String token(String header, Claims claims) {
        String signed = part(header.getBytes(UTF_8)) + "." + part(claims.text().getBytes(UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(SomeKeys.SOUND.toPrivateKey());
            signature.update(signed.getBytes(UTF_8));
            return signed + "." + part(signature.sign());
        } catch (GeneralSecurityException | JOSEException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String part(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
