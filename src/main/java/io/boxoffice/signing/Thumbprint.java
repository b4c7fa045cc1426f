package io.boxoffice.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.util.Base64URL;
import io.boxoffice.vault.KeyRing;
import io.boxoffice.vault.Purpose;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a key is known by under whatever id: the SHA-256 thumbprint of RFC 7638 for one with a public half, and for a shared secret
 * a keyed hash, with which a dump of the database tests no guess of it. 43 characters of base64url.
 */
record Thumbprint(String value) {
    private static final String HMAC = "HmacSHA256";

    /** Of a key whose numbers are written as RFC 7518 6 asks, as those are that {@link KeyMaterial} reads and {@link NewKey} makes. */
    static Thumbprint of(JWK key, KeyRing ring) {
        try {
            return new Thumbprint(
                    key instanceof OctetSequenceKey secret
                            ? keyed(secret.toByteArray(), ring)
                            : key.computeThumbprint().toString());
        } catch (JOSEException | GeneralSecurityException impossible) {
            throw new IllegalStateException("both hashes are part of every JDK", impossible);
        }
    }

    private static String keyed(byte[] secret, KeyRing ring) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(ring.key(Purpose.THUMBPRINT), HMAC));
        return Base64URL.encode(mac.doFinal(secret)).toString();
    }
}
