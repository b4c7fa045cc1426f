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
import io.boxoffice.revocation.Revocations;
import io.boxoffice.signing.Keys;
import io.boxoffice.signing.SomeKeys;
import io.boxoffice.signing.TrustedKey;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** TV-11: a text that was found good is not verified again, and whatever can change about it is looked at each time. */
class KnownTokenTest {
    private static final TrustedKey KEY = SomeKeys.published(Audience.OTHER, SomeKeys.sound("k1"));

    private static final class ChangingKey extends Keys {
        private Optional<TrustedKey> key = Optional.of(KEY);

        @Override
        public Optional<TrustedKey> trusted(KeyId kid) {
            return key;
        }
    }

    enum Named {
        TOKEN,
        SESSION,
        USER
    }

    private static final class SomethingRevoked extends Revocations {
        private Optional<Named> revoked = Optional.empty();

        @Override
        public boolean isRevoked(IssuedToken token) {
            return revoked.filter(what -> switch (what) {
                        case TOKEN -> token.jti().value().equals("abcdefghijklmnopqrstuv");
                        case SESSION -> SomeTokens.SESSION.equals(token.session());
                        case USER -> SomeTokens.user().equals(token.user());
                    })
                    .isPresent();
        }
    }

    private static final class OneResource extends CurrentAudiences {
        private Optional<Audience> whose = Optional.of(Audience.OTHER);

        @Override
        public Optional<Audience> spelledAs(String aud) {
            return whose;
        }
    }

    private final OneResource audiences = new OneResource();
    private final HandMovedClock clock = new HandMovedClock();
    private final ChangingKey keys = new ChangingKey();
    private final SomethingRevoked revocations = new SomethingRevoked();
    private final AccessTokenVerifier verifier = verifier();
    private final Verification first = inspectAt(1);

    @Test
    void sameTextThenTheSameVerdict() {
        assertThat(first)
                .isInstanceOf(Verification.Admitted.class)
                .hasToString("Admitted[verified=VerifiedAccessToken[abcdefghijklmnopqrstuv]]");
        assertThat(inspectAt(2)).isSameAs(first);
    }

    @Test
    void lastSecondOfTheSkewThenStillGoodAndNoLonger() {
        assertThat(inspectAt(604)).isSameAs(first);
        assertThat(reason(inspectAt(605))).isEqualTo(Rejection.EXPIRED);
    }

    @ParameterizedTest
    @EnumSource
    void revokedSinceThenRejected(Named what) {
        revocations.revoked = Optional.of(what);

        assertThat(reason(inspectAt(2))).isEqualTo(Rejection.REVOKED);
    }

    @Test
    void keyGoneSinceThenRejected() {
        keys.key = Optional.empty();

        assertThat(reason(inspectAt(2))).isEqualTo(Rejection.KEY);
    }

    @Test
    void keyReadAnewThenVerifiedAgain() {
        keys.key = Optional.of(SomeKeys.published(Audience.OTHER, SomeKeys.sound("k1")));

        Verification second = inspectAt(2);

        assertThat(second).isInstanceOf(Verification.Admitted.class).isNotSameAs(first);
        assertThat(inspectAt(3)).isSameAs(second);
    }

    /** AU-07: a resource that was taken away opens nothing for who held a token with it. */
    @Test
    void resourceGoneSinceThenRejected() {
        String token = token(Claims.good().with("aud", "\"https://shop.example\""));
        assertThat(verifier.verify(token)).isInstanceOf(Verification.Admitted.class);

        audiences.whose = Optional.of(Audience.SERVER);
        assertThat(reason(verifier.verify(token))).isEqualTo(Rejection.KEY_OF_ANOTHER_AUDIENCE);
        audiences.whose = Optional.empty();
        assertThat(reason(verifier.verify(token))).isEqualTo(Rejection.CLAIMS);
    }

    private Verification inspectAt(long secondsAfterIssue) {
        clock.set(Instant.ofEpochSecond(Claims.ISSUED + secondsAfterIssue));
        return verifier.verify(token(Claims.good()));
    }

    private static Rejection reason(Verification verification) {
        return ((Verification.Rejected) verification).reason();
    }

    @SuppressWarnings("UnnecessaryAssignment") // no container injects here
    private AccessTokenVerifier verifier() {
        AccessTokenVerifier fresh = new AccessTokenVerifier();
        fresh.keys = keys;
        fresh.audiences = audiences;
        fresh.revocations = revocations;
        fresh.issuer = new Issuer("https://localhost:9443");
        fresh.clock = clock;
        return fresh;
    }

    private static String token(Claims claims) {
        String signed = part("{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"k1\"}".getBytes(UTF_8)) + "."
                + part(claims.text().getBytes(UTF_8));
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
