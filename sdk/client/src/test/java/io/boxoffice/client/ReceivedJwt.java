package io.boxoffice.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

/** A JWT whose signature was verified, as a server reads it. */
record ReceivedJwt(JWSHeader header, Map<String, Object> claims) {
    /** {@code IllegalArgumentException} if the signature is not of the key. */
    static ReceivedJwt signedBy(JWK key, String text) {
        try {
            JWSObject jws = JWSObject.parse(text);
            if (!verify(key, jws)) {
                throw new IllegalArgumentException("signature");
            }
            return new ReceivedJwt(
                    jws.getHeader(), Objects.requireNonNull(jws.getPayload().toJSONObject()));
        } catch (ParseException | JOSEException | GeneralSecurityException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    /** A proof is signed by the key that it brings. */
    static ReceivedJwt proof(String text) {
        try {
            return signedBy(
                    Objects.requireNonNull(JWSObject.parse(text).getHeader().getJWK()), text);
        } catch (ParseException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    private static boolean verify(JWK key, JWSObject jws) throws JOSEException, GeneralSecurityException {
        if (key instanceof ECKey ec) {
            return jws.verify(new ECDSAVerifier(ec));
        }
        if (key instanceof RSAKey rsa) {
            return jws.verify(new RSASSAVerifier(rsa));
        }
        String x = HexFormat.of().formatHex(((OctetKeyPair) key).getDecodedX());
        Signature ed = Signature.getInstance("Ed25519");
        ed.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex("302a300506032b6570032100" + x))));
        ed.update(jws.getSigningInput());
        return ed.verify(jws.getSignature().decode());
    }
}
