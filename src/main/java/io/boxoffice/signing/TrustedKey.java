package io.boxoffice.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.KeyId;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A key whose tokens are accepted now, parsed once and kept. */
public final class TrustedKey {
    private final KeyPurpose purpose;
    private final KeyId kid;
    private final String alg;
    private final @Nullable JWK publicHalf;
    private final JWSVerifier verifier;

    TrustedKey(KeyPurpose purpose, JWK jwk) {
        this.purpose = purpose;
        this.kid = new KeyId(jwk.getKeyID());
        this.alg = jwk.getAlgorithm().getName();
        this.publicHalf = jwk.toPublicJWK();
        this.verifier = Signatures.verifier(jwk);
    }

    /** The key's id. */
    public KeyId kid() {
        return kid;
    }

    KeyPurpose purpose() {
        return purpose;
    }

    /** Whether it signs the access tokens of an audience: a key does so for one at most. */
    public boolean signsFor(Audience audience) {
        return purpose.equals(new KeyPurpose.AccessTokens(audience));
    }

    /** The one algorithm of this key: a token that names another is not its token (RFC 8725 3.1). */
    public String alg() {
        return alg;
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
            return verifier.verify(header, message, signature) && isTheOneForm(message, signature);
        } catch (ParseException | JOSEException unusable) {
            return false;
        }
    }

    private boolean isTheOneForm(byte[] message, Base64URL signature) throws JOSEException {
        return SignatureProvider.isStrict()
                || !(alg.equals("RS256") && publicHalf instanceof RSAKey rsa)
                || Pkcs1Block.isIn(signature.decode(), message, rsa);
    }

    /** What is published of it; nothing of a shared secret. */
    Optional<JWK> publicHalf() {
        return Optional.ofNullable(publicHalf);
    }
}
