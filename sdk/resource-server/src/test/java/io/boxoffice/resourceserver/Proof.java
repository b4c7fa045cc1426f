package io.boxoffice.resourceserver;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A proof that is right unless the test makes something of it wrong; it may be signed by what no library would sign. */
final class Proof {
    final Map<String, Object> header = new LinkedHashMap<>();
    final Map<String, Object> claims = new HashMap<>();
    private final JWK key;

    Proof(JWK key, String algorithm) {
        this.key = key;
        header.put("typ", "dpop+jwt");
        header.put("alg", algorithm);
        header.put("jwk", key.toPublicJWK().toJSONObject());
    }

    JWK key() {
        return key;
    }

    Proof header(String name, @Nullable Object value) {
        return put(header, name, value);
    }

    Proof claim(String name, @Nullable Object value) {
        return put(claims, name, value);
    }

    private Proof put(Map<String, Object> members, String name, @Nullable Object value) {
        if (value == null) {
            members.remove(name);
        } else {
            members.put(name, value);
        }
        return this;
    }

    String signed() {
        return signedBy(key);
    }

    String signedBy(JWK signing) {
        String input = encoded(header) + "." + encoded(claims);
        try {
            return input + "." + signature(signing, input.getBytes(StandardCharsets.US_ASCII));
        } catch (JOSEException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Base64URL signature(JWK signing, byte[] input) throws JOSEException, GeneralSecurityException {
        if (signing instanceof ECKey ec) {
            return new ECDSASigner(ec).sign(new JWSHeader(JWSAlgorithm.ES256), input);
        }
        if (signing instanceof RSAKey rsa) {
            return new RSASSASigner(rsa.toRSAPrivateKey(), Set.of(AllowWeakRSAKey.getInstance()))
                    .sign(new JWSHeader(JWSAlgorithm.PS256), input);
        }
        Signature ed = Signature.getInstance("Ed25519");
        byte[] d = ((OctetKeyPair) signing).getDecodedD();
        ed.initSign(KeyFactory.getInstance("Ed25519")
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, d)));
        ed.update(input);
        return Base64URL.encode(ed.sign());
    }

    private static String encoded(Map<String, Object> members) {
        return Base64URL.encode(JSONObjectUtils.toJSONString(members)).toString();
    }
}
