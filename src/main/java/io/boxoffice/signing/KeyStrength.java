package io.boxoffice.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Refuses keys that others could break or that do not fit together (FIPS 186-5, the requirements KY-01). */
final class KeyStrength {
    private static final Map<KeyType, JWSAlgorithm> TEST_ALGORITHMS =
            Map.of(KeyType.EC, JWSAlgorithm.ES256, KeyType.OKP, JWSAlgorithm.EdDSA, KeyType.OCT, JWSAlgorithm.HS256);
    private static final byte[] SAMPLE = "boxoffice".getBytes(StandardCharsets.US_ASCII);
    private static final String HALVES = "The halves of the key do not belong together.";

    private KeyStrength() {}

    /** What is wrong with a private key, in a sentence for the administrator; nothing if it may be used. */
    static Optional<String> weakness(JWK jwk) {
        Optional<String> weak =
                switch (jwk) {
                    case RSAKey rsa -> RsaStrength.weakness(rsa);
                    case ECKey ec -> weakness(ec);
                    case OctetSequenceKey secret -> SecretStrength.weakness(secret.toByteArray());
                    default -> Optional.empty();
                };
        return weak.or(() -> signs(jwk) ? Optional.empty() : Optional.of(HALVES));
    }

    /** That the point is on the curve was seen when the key was read. */
    private static Optional<String> weakness(ECKey ec) {
        return PublicHalf.isP256(ec.getD().decodeToBigInteger()) ? Optional.empty() : Optional.of(HALVES);
    }

    /** A test signature: for a shared secret there are no halves, and it says only that the secret can sign. */
    static boolean signs(JWK jwk) {
        try {
            JWSHeader header = new JWSHeader(TEST_ALGORITHMS.getOrDefault(jwk.getKeyType(), JWSAlgorithm.RS256));
            Base64URL signature = Signatures.signer(jwk).sign(header, SAMPLE);
            return Signatures.verifier(jwk).verify(header, SAMPLE, signature);
        } catch (JOSEException | IllegalStateException unusable) {
            return false;
        }
    }
}
