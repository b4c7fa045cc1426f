package io.boxoffice.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A private key that signs by one algorithm, and its public JWK. It does not print what it holds. */
final class SigningKey {
    private static final int ED25519_BYTES = 32;

    private final JWK publicJwk;
    private final JWSAlgorithm algorithm;
    private final JWSSigner signer;

    private SigningKey(JWK publicJwk, JWSAlgorithm algorithm, JWSSigner signer) {
        this.publicJwk = publicJwk;
        this.algorithm = algorithm;
        this.signer = signer;
    }

    /**
     * ES256 for a key on P-256, EdDSA for one on Ed25519, PS256 for one of RSA with 2048 bits or more.
     * {@code IllegalArgumentException} for any other.
     */
    static SigningKey of(KeyPair keys) {
        return of(keys, JWSAlgorithm.PS256);
    }

    static SigningKey of(KeyPair keys, JWSAlgorithm ofRsa) {
        PublicKey key = keys.getPublic();
        PrivateKey secret = keys.getPrivate();
        try {
            if (key instanceof ECPublicKey ec && Curve.P_256.equals(Curve.forECParameterSpec(ec.getParams()))) {
                ECKey jwk = new ECKey.Builder(Curve.P_256, ec).build();
                return new SigningKey(jwk, JWSAlgorithm.ES256, new ECDSASigner(secret, Curve.P_256));
            }
            if (key instanceof RSAPublicKey rsa) {
                return new SigningKey(new RSAKey.Builder(rsa).build(), ofRsa, new RSASSASigner(secret));
            }
            if (key instanceof EdECPublicKey ed && isEd25519(ed)) {
                return new SigningKey(jwk(ed), JWSAlgorithm.EdDSA, new Ed25519Signer(secret));
            }
        } catch (JOSEException | RuntimeException unfit) {
            // Not as the cause: nothing of a key belongs into a message.
            throw new IllegalArgumentException("no key that signs by ES256, EdDSA, PS256 or RS256");
        }
        throw new IllegalArgumentException("a key on P-256 or Ed25519, or one of RSA");
    }

    private static boolean isEd25519(EdECPublicKey key) {
        return NamedParameterSpec.ED25519.getName().equals(key.getParams().getName());
    }

    /** The key is the end of its encoding (RFC 8410 4). */
    private static OctetKeyPair jwk(EdECPublicKey key) {
        byte[] encoded = key.getEncoded();
        byte[] x = Arrays.copyOfRange(encoded, encoded.length - ED25519_BYTES, encoded.length);
        return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(x)).build();
    }

    JWSAlgorithm algorithm() {
        return algorithm;
    }

    JWK publicJwk() {
        return publicJwk;
    }

    /** RFC 7638. */
    String thumbprint() {
        try {
            return publicJwk.computeThumbprint().toString();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A JWT (RFC 7519). {@code IllegalStateException} if the key cannot sign any longer. */
    String sign(String type, UnaryOperator<JWSHeader.Builder> header, Map<String, Object> claims) {
        JWSHeader.Builder builder = new JWSHeader.Builder(algorithm).type(new JOSEObjectType(type));
        JWSObject jwt = new JWSObject(header.apply(builder).build(), new Payload(claims));
        try {
            jwt.sign(signer);
        } catch (JOSEException failed) {
            throw new IllegalStateException("the key does not sign", failed);
        }
        return jwt.serialize();
    }

    @Override
    public String toString() {
        return algorithm + " key " + thumbprint();
    }
}
