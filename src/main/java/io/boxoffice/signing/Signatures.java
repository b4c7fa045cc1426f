package io.boxoffice.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;

/**
 * What signs and what verifies with a key: Nimbus for the forms of JOSE (RFC 7518 3.1), {@link SignatureProvider} for
 * the numbers.
 */
final class Signatures {
    private Signatures() {}

    static JWSSigner signer(JWK key) {
        try {
            return switch (key) {
                case RSAKey rsa ->
                    SignatureProvider.useIn(new RSASSASigner((PrivateKey) SignatureProvider.own(rsa.toPrivateKey())));
                case ECKey ec ->
                    SignatureProvider.useIn(
                            new ECDSASigner((PrivateKey) SignatureProvider.own(ec.toPrivateKey()), ec.getCurve()));
                case OctetKeyPair pair -> new Ed25519.Signer(Ed25519.privateKey(pair));
                case OctetSequenceKey secret -> new MACSigner(secret);
                default -> throw unknown(key);
            };
        } catch (JOSEException | GeneralSecurityException unusable) {
            throw new IllegalStateException("key " + key.getKeyID() + " cannot sign", unusable);
        }
    }

    static JWSVerifier verifier(JWK key) {
        try {
            return switch (key) {
                case RSAKey rsa ->
                    SignatureProvider.useIn(
                            new RSASSAVerifier((RSAPublicKey) SignatureProvider.own(rsa.toRSAPublicKey())));
                case ECKey ec ->
                    SignatureProvider.useIn(new ECDSAVerifier((ECPublicKey) SignatureProvider.own(ec.toECPublicKey())));
                case OctetKeyPair pair -> new Ed25519.Verifier(Ed25519.publicKey(pair));
                case OctetSequenceKey secret -> new MACVerifier(secret);
                default -> throw unknown(key);
            };
        } catch (JOSEException | GeneralSecurityException unusable) {
            throw new IllegalStateException("key " + key.getKeyID() + " cannot verify", unusable);
        }
    }

    private static IllegalStateException unknown(JWK key) {
        return new IllegalStateException("key " + key.getKeyID() + " is of an unknown type");
    }
}
