package io.boxoffice.idtoken;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Issuer;
import io.boxoffice.oauth.KeyId;
import io.boxoffice.signing.Keys;
import io.boxoffice.signing.SomeKeys;
import io.boxoffice.signing.TrustedKey;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Headers that we never write, under a signature that is good: whoever had a key, or had it sign, would write them. */
class HintHeaderTest {
    private static final RSAKey KEY = SomeKeys.sound("id");

    private final IdTokenHints hints = new IdTokenHints();

    private static final class Known extends Keys {
        @Override
        public Optional<TrustedKey> ofIdTokens(KeyId kid) {
            return Optional.of(SomeKeys.published(new Audience("a"), KEY));
        }
    }

    @SuppressWarnings("UnnecessaryAssignment") // no container injects here
    HintHeaderTest() {
        hints.keys = new Known();
        hints.issuer = new Issuer("https://login.example");
    }

    @Test
    void ourHeaderThenAHint() throws JOSEException {
        assertThat(hints.read(signed(header(JWSAlgorithm.RS256)))).isPresent();
    }

    /** RFC 8725 3.1: a key has one algorithm. */
    @Test
    void anotherAlgorithmOfTheSameKeyThenNoHint() throws JOSEException {
        assertThat(hints.read(signed(header(JWSAlgorithm.PS256)))).isEmpty();
        assertThat(hints.read(signed(header(JWSAlgorithm.RS512)))).isEmpty();
    }

    @Test
    void oneMoreMemberThenNoHint() throws JOSEException {
        assertThat(hints.read(signed(header(JWSAlgorithm.RS256).contentType("JWT"))))
                .isEmpty();
    }

    private static JWSHeader.Builder header(JWSAlgorithm alg) {
        return new JWSHeader.Builder(alg).keyID(KEY.getKeyID()).type(JOSEObjectType.JWT);
    }

    private static String signed(JWSHeader.Builder header) throws JOSEException {
        JWSObject token = new JWSObject(
                header.build(),
                new Payload(Map.of(
                        "iss",
                        "https://login.example",
                        "sub",
                        "019aaa30-04f0-7e47-b1aa-6f3ee0e3d4a2",
                        "aud",
                        "partner")));
        token.sign(new RSASSASigner(KEY));
        return token.serialize();
    }
}
