package io.boxoffice.accesstoken;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import io.boxoffice.audience.CurrentAudiences;
import io.boxoffice.fixture.HandMovedClock;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.KeyId;
import io.boxoffice.revocation.IssuedToken;
import io.boxoffice.revocation.RevocationCause;
import io.boxoffice.revocation.Revocations;
import io.boxoffice.signing.Keys;
import io.boxoffice.signing.SomeKeys;
import io.boxoffice.signing.TrustedKey;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What is explained of a token, and that it is what is decided. */
class ExplanationTest {
    private static final String HEADER = "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"k1\"}";
    private static final TrustedKey KEY = SomeKeys.published(Audience.OTHER, SomeKeys.sound("k1"));

    private static final class OneKey extends Keys {
        @Override
        public Optional<TrustedKey> trusted(KeyId kid) {
            return kid.value().equals("k1") ? Optional.of(KEY) : Optional.empty();
        }
    }

    private static final class OneRevoked extends Revocations {
        @Override
        public Optional<RevocationCause> cause(IssuedToken token) {
            return token.jti().value().startsWith("revoked") ? Optional.of(RevocationCause.TOKEN) : Optional.empty();
        }
    }

    private final HandMovedClock clock = new HandMovedClock();
    private final AccessTokenVerifier verifier = verifier();

    @Test
    void goodTokenThenEveryCheckPassesAndItsTokenIsShown() {
        Explanation told = at(1, token(HEADER, Claims.good()));

        assertThat(told.verdicts().values()).containsOnly(Verdict.PASSED);
        assertThat(told.signed()).isPresent();
        assertThat(told.verified()).isPresent();
        assertThat(told).hasToString("Explanation[" + told.verdicts() + "]");
    }

    /** What is behind the first that fails is told too: two things are wrong, and both are seen at once. */
    @Test
    void twoThingsWrongThenBothAreToldAndTheFirstDecides() {
        Explanation told = at(700, token(HEADER, Claims.good().with("iss", "\"https://elsewhere.example\"")));

        assertThat(told.failed()).contains(TokenCheck.ISSUER);
        assertThat(failed(told)).containsExactly(TokenCheck.ISSUER, TokenCheck.EXPIRES);
        assertThat(notReached(told)).isEmpty();
    }

    @Test
    void typeWrongThenTheRestIsStillJudged() {
        Explanation told = at(1, token(HEADER.replace("at+jwt", "JWT"), Claims.good()));

        assertThat(failed(told)).containsExactly(TokenCheck.TYPE);
        assertThat(notReached(told)).isEmpty();
    }

    /** What nobody has signed says nothing. */
    @Test
    void signatureWrongThenNothingOfItsClaimsIsJudgedOrShown() {
        String token = token(HEADER, Claims.good());
        Explanation told = at(1, token.substring(0, token.length() - 342) + "A".repeat(342));

        assertThat(failed(told)).containsExactly(TokenCheck.SIGNATURE);
        assertThat(notReached(told)).first().isEqualTo(TokenCheck.CLAIMS);
        assertThat(told.signed()).isEmpty();
        assertThat(told.verified()).isEmpty();
    }

    /** A header with a member that is not ours is handed to nobody, so nothing under it is signed. */
    @Test
    void headerWithMoreThenItsSignatureIsNotLookedAt() {
        Explanation told = at(1, token(HEADER.replace("}", ",\"jwk\":{\"kty\":\"oct\"}}"), Claims.good()));

        assertThat(failed(told)).containsExactly(TokenCheck.HEADER_MEMBERS);
        assertThat(notReached(told)).contains(TokenCheck.SIGNATURE);
    }

    @Test
    void textThatIsNoTokenThenTheFirstCheckThatFails() {
        assertThat(at(1, "a".repeat(8 * 1024 + 1)).failed()).contains(TokenCheck.SIZE);
        assertThat(at(1, "a.b").failed()).contains(TokenCheck.PARTS);
        assertThat(at(1, "a.b.AAAA").failed()).contains(TokenCheck.HEADER_JSON);
        assertThat(at(1, part(HEADER) + "." + part("[]") + ".AAAA").failed()).contains(TokenCheck.CLAIMS_JSON);
    }

    @Test
    void claimsMissingThenTheirNames() {
        Explanation told = at(
                1,
                token(
                        HEADER,
                        Claims.good().without("jti").with("exp", "\"soon\"").with("aud", "[\"other\"]")));

        assertThat(told.failed()).contains(TokenCheck.CLAIMS);
        assertThat(told.unfit()).containsExactly("aud", "exp", "jti");
        assertThat(told.signed()).isPresent();
    }

    /** The walk that decides and the walk that explains are one, of any token at any time. */
    @Property(tries = 400)
    void anyTokenThenExplainedAsItIsDecided(@ForAll("tokens") String token, @ForAll("times") long after) {
        Explanation told = at(after, token);
        Verification decided = verifier().verify(token);

        assertThat(told.failed().map(TokenCheck::rejection)).isEqualTo(reason(decided));
        assertThat(told.unfit().isEmpty()).isEqualTo(told.verdicts().get(TokenCheck.CLAIMS) != Verdict.FAILED);
    }

    @Provide
    Arbitrary<Long> times() {
        return Arbitraries.of(-3600L, -6L, -5L, 0L, 1L, 599L, 604L, 605L, 3605L);
    }

    @Provide
    Arbitrary<String> tokens() {
        Arbitrary<String> headers = Arbitraries.of(
                HEADER,
                HEADER,
                HEADER,
                HEADER.replace("k1", "k2"),
                HEADER.replace("RS256", "none"),
                HEADER.replace("at+jwt", "JWT"),
                HEADER.replace("}", ",\"crit\":[\"exp\"]}"),
                "[]");
        Arbitrary<Map<String, String>> changes = Arbitraries.maps(
                        Arbitraries.of(
                                "iss",
                                "sub",
                                "aud",
                                "exp",
                                "iat",
                                "nbf",
                                "jti",
                                "client_id",
                                "sid",
                                "scope",
                                "groups",
                                "upn",
                                "act",
                                "cnf",
                                "status",
                                "tenant",
                                "auth_time",
                                "seat"),
                        Arbitraries.of(
                                "null",
                                "1",
                                Long.toString(Claims.ISSUED + 3600),
                                "\"other\"",
                                "\"server\"",
                                "\"revokedrevokedrevoked\"",
                                "[]",
                                "{}",
                                "true"))
                .ofMaxSize(2);
        Arbitrary<Integer> spoils = Arbitraries.of(0, 0, 0, 1, 2, 3);
        return Combinators.combine(headers, changes, spoils).as((header, changed, spoil) -> {
            Claims claims = Claims.good();
            changed.forEach(claims::with);
            return spoiled(token(header, claims), spoil);
        });
    }

    private static String spoiled(String token, int how) {
        return switch (how) {
            case 1 -> token + "=";
            case 2 -> token.substring(0, token.length() - 342) + "A".repeat(342);
            case 3 -> token.substring(0, token.lastIndexOf('.'));
            default -> token;
        };
    }

    private static Optional<Rejection> reason(Verification verification) {
        return switch (verification) {
            case Verification.Admitted _ -> Optional.empty();
            case Verification.Rejected rejected -> Optional.of(rejected.reason());
        };
    }

    private Explanation at(long secondsAfterIssue, String token) {
        clock.set(Instant.ofEpochSecond(Claims.ISSUED + secondsAfterIssue));
        return verifier.explain(token);
    }

    private static List<TokenCheck> failed(Explanation told) {
        return with(told, Verdict.FAILED);
    }

    private static List<TokenCheck> notReached(Explanation told) {
        return with(told, Verdict.NOT_REACHED);
    }

    private static List<TokenCheck> with(Explanation told, Verdict verdict) {
        return told.verdicts().entrySet().stream()
                .filter(entry -> entry.getValue() == verdict)
                .map(Map.Entry::getKey)
                .collect(Collectors.toList());
    }

    @SuppressWarnings("UnnecessaryAssignment") // no container injects here
    private AccessTokenVerifier verifier() {
        AccessTokenVerifier made = new AccessTokenVerifier();
        made.keys = new OneKey();
        made.audiences = new CurrentAudiences();
        made.revocations = new OneRevoked();
        made.issuer = new Issuer("https://localhost:9443");
        made.clock = clock;
        return made;
    }

    private static String token(String header, Claims claims) {
        String signed = part(header) + "." + part(claims.text());
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(SomeKeys.SOUND.toPrivateKey());
            signature.update(signed.getBytes(UTF_8));
            return signed + "." + part(signature.sign());
        } catch (GeneralSecurityException | JOSEException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String part(String text) {
        return part(text.getBytes(UTF_8));
    }

    private static String part(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
