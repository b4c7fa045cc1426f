package io.boxoffice.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import io.boxoffice.oauth.Audience;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;

/** A key whose tokens are accepted now, parsed once and kept. */
public final class PublishedKey {
    private final Audience audience;
    private final JWK jwk;
    private final JWSVerifier verifier;

    PublishedKey(Audience audience, JWK jwk) {
        this.audience = audience;
        this.jwk = jwk.toPublicJWK();
        this.verifier = verifier(jwk);
    }

    /** The key's id. */
    public String kid() {
        return jwk.getKeyID();
    }

    /** The one audience whose tokens it signs. */
    public Audience audience() {
        return audience;
    }

    /** The one algorithm of this key: a token that names another is not its token (RFC 8725 3.1). */
    public String alg() {
        return jwk.getAlgorithm().getName();
    }

    /**
     * Whether the signature of a token is this key's. It says nothing about header and claims.
     *
     * @param token a compact JWS whose text was found strict, with the algorithm of this key in its header
     */
    public boolean verifies(String token) {
        int lastDot = token.lastIndexOf('.');
        String signed = token.substring(0, lastDot);
        try {
            JWSHeader header = JWSHeader.parse(new Base64URL(signed.substring(0, signed.indexOf('.'))));
            Base64URL signature = new Base64URL(token.substring(lastDot + 1));
            byte[] message = signed.getBytes(StandardCharsets.US_ASCII);
            return verifier.verify(header, message, signature)
                    && (!(jwk instanceof RSAKey rsa) || Pkcs1Block.isIn(signature.decode(), message, rsa));
        } catch (ParseException | JOSEException unusable) {
            return false;
        }
    }

    JWK jwk() {
        return jwk;
    }

    private static JWSVerifier verifier(JWK jwk) {
        try {
            return switch (jwk) {
                case RSAKey rsa -> new RSASSAVerifier(rsa);
                case ECKey ec -> new ECDSAVerifier(ec);
                default -> throw new IllegalStateException("key " + jwk.getKeyID() + " is neither RSA nor EC");
            };
        } catch (JOSEException unusable) {
            throw new IllegalStateException("key " + jwk.getKeyID() + " cannot verify", unusable);
        }
    }
}
