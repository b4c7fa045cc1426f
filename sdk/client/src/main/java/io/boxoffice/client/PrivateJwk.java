package io.boxoffice.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.HexFormat;

/** A private key as JSON (RFC 7517, RFC 8037). */
final class PrivateJwk {
    /** What stands before the 32 bytes of a public key on Ed25519 (RFC 8410 4). */
    private static final String ED25519 = "302a300506032b6570032100";

    private PrivateJwk() {}

    /** {@code IllegalArgumentException} if it is none, or not for signing; its message tells nothing of it. */
    static JWK parse(String json) {
        try {
            JWK jwk = JWK.parse(json);
            if (jwk.isPrivate()) {
                return jwk;
            }
        } catch (ParseException | RuntimeException malformed) {
            // Not as the cause: its message may have the text.
            throw new IllegalArgumentException("no JWK");
        }
        throw new IllegalArgumentException("a JWK without its private key");
    }

    /** Its {@code alg} decides between PS256, which is taken if there is none, and RS256. */
    static SigningKey signingKey(JWK jwk) {
        SigningKey key = SigningKey.of(
                keys(jwk), JWSAlgorithm.RS256.equals(jwk.getAlgorithm()) ? JWSAlgorithm.RS256 : JWSAlgorithm.PS256);
        if (jwk.getAlgorithm() != null && !jwk.getAlgorithm().equals(key.algorithm())) {
            throw new IllegalArgumentException("a JWK whose alg does not fit its key");
        }
        return key;
    }

    private static KeyPair keys(JWK jwk) {
        try {
            if (jwk instanceof OctetKeyPair pair && Curve.Ed25519.equals(pair.getCurve())) {
                return keys(pair);
            }
            if (jwk instanceof AsymmetricJWK asymmetric) {
                return asymmetric.toKeyPair();
            }
        } catch (JOSEException | GeneralSecurityException malformed) {
            throw new IllegalArgumentException("no JWK that Java can read");
        }
        throw new IllegalArgumentException("a JWK on P-256 or Ed25519, or one of RSA");
    }

    private static KeyPair keys(OctetKeyPair pair) throws GeneralSecurityException {
        KeyFactory factory = KeyFactory.getInstance("Ed25519");
        byte[] encoded = HexFormat.of().parseHex(ED25519 + HexFormat.of().formatHex(pair.getDecodedX()));
        return new KeyPair(
                factory.generatePublic(new X509EncodedKeySpec(encoded)),
                factory.generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, pair.getDecodedD())));
    }
}
