package io.boxoffice.accesstoken;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import io.boxoffice.audience.CurrentAudiences;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.KeyId;
import io.boxoffice.revocation.Revocations;
import io.boxoffice.signing.Keys;
import io.boxoffice.signing.SomeKeys;
import io.boxoffice.signing.TrustedKey;
import io.boxoffice.testkit.BoxofficeIssuer;
import io.boxoffice.testkit.Fault;
import io.boxoffice.testkit.RefusedToken;
import io.boxoffice.testkit.RefusedTokens;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;

/** The tokens of the test kit, before the verifier that stands before our own resources: the two cannot drift apart. */
class TestKitTest {
    @RegisterExtension
    static final BoxofficeIssuer issuer = BoxofficeIssuer.forAudience("orders");

    /** What their text does not show: the first is known to the database, the second by the scheme that brings it. */
    private static final Set<Fault> NOT_OF_THE_TEXT = EnumSet.of(Fault.REVOKED, Fault.BOUND);

    /** What the issuer publishes, of both audiences. */
    private static final class PublishedKeys extends Keys {
        @Override
        public Optional<TrustedKey> trusted(KeyId kid) {
            return of("orders", kid).or(() -> of("another", kid));
        }

        private static Optional<TrustedKey> of(String audience, KeyId kid) {
            try {
                URI keySet = URI.create(issuer.url() + "/.well-known/jwks/" + audience + ".json");
                return Optional.ofNullable(JWKSet.load(keySet.toURL()).getKeyByKeyId(kid.value()))
                        .map(key -> SomeKeys.published(new Audience(audience), key));
            } catch (IOException | ParseException unreadable) {
                throw new AssertionError(unreadable);
            }
        }
    }

    @Test
    void goodTokenThenAdmitted() {
        assertThat(verify(issuer.token("alice").scope("orders.read").signed()))
                .isInstanceOfSatisfying(Verification.Admitted.class, admitted -> {
                    assertThat(admitted.verified().subject().sub()).isEqualTo(issuer.userId("alice"));
                    assertThat(admitted.verified().audience().name()).isEqualTo("orders");
                });
    }

    @Test
    void tokenWithAllThatCanBeSaidThenAdmitted() {
        String token = issuer.token("alice")
                .roles("admin")
                .tenant("north")
                .claim("desk", "four")
                .authenticated(Instant.now(), "aal2", "otp", "pwd", "mfa")
                .actor("partner")
                .boundTo(issuer.dpopKey())
                .lifetime(Duration.ofHours(1))
                .signed();

        assertThat(verify(token)).isInstanceOf(Verification.Admitted.class);
    }

    @Test
    void tokenOfAMachineThenAdmitted() {
        assertThat(verify(issuer.machineToken("partner").scope("orders.read").signed()))
                .isInstanceOf(Verification.Admitted.class);
    }

    /** RFC 9068 4, RFC 8725 3. */
    @ParameterizedTest
    @RefusedTokens
    void wrongTokenThenRejected(RefusedToken wrong) {
        assertThat(verify(wrong.token()) instanceof Verification.Rejected)
                .isNotEqualTo(NOT_OF_THE_TEXT.contains(wrong.fault()));
    }

    /** Of each kind that is told by the token itself there is one; the rest is of requests, of proofs and of policies. */
    @Test
    void rejectionThenAFaultThatEndsInIt() {
        Set<Rejection> seen = EnumSet.noneOf(Rejection.class);
        issuer.refusedTokens().forEach(wrong -> {
            if (verify(wrong.token()) instanceof Verification.Rejected rejected) {
                seen.add(rejected.reason());
            }
        });
        assertThat(seen)
                .containsExactlyInAnyOrder(
                        Rejection.MALFORMED,
                        Rejection.HEADER,
                        Rejection.KEY,
                        Rejection.ALGORITHM,
                        Rejection.SIGNATURE,
                        Rejection.CLAIMS,
                        Rejection.KEY_OF_ANOTHER_AUDIENCE,
                        Rejection.ISSUER,
                        Rejection.EXPIRED,
                        Rejection.ISSUED_IN_THE_FUTURE,
                        Rejection.LIFETIME,
                        Rejection.NOT_YET_VALID);
    }

    @SuppressWarnings("UnnecessaryAssignment") // no container injects here
    private static Verification verify(String token) {
        AccessTokenVerifier verifier = new AccessTokenVerifier();
        verifier.keys = new PublishedKeys();
        verifier.audiences = new CurrentAudiences();
        verifier.revocations = new Revocations();
        verifier.issuer = new Issuer(issuer.url());
        verifier.clock = issuer.clock();
        return verifier.verify(token);
    }
}
