package io.boxoffice.resourceserver;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Set;

/** EdDSA (RFC 8037) as Java has it; that of Nimbus needs one more library. */
final class Ed25519Verifier implements JWSVerifier {
    private static final int KEY_BYTES = 32;

    /** What stands before the 32 bytes of a key (RFC 8410 4). */
    private static final String ENCODING = "302a300506032b6570032100";

    private final PublicKey key;
    private final JCAContext context = new JCAContext();

    Ed25519Verifier(OctetKeyPair pair) throws JOSEException {
        byte[] x = pair.getDecodedX();
        if (x.length != KEY_BYTES) {
            throw new JOSEException("a key has " + KEY_BYTES + " bytes");
        }
        try {
            byte[] encoded = HexFormat.of().parseHex(ENCODING + HexFormat.of().formatHex(x));
            this.key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException unfit) {
            throw new JOSEException(unfit.getMessage(), unfit);
        }
    }

    @Override
    public boolean verify(JWSHeader header, byte[] input, Base64URL signature) throws JOSEException {
        try {
            Signature verifying = Signature.getInstance("Ed25519");
            verifying.initVerify(key);
            verifying.update(input);
            return verifying.verify(signature.decode());
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException failed) {
            throw new JOSEException(failed.getMessage(), failed);
        }
    }

    @Override
    public Set<JWSAlgorithm> supportedJWSAlgorithms() {
        return Set.of(JWSAlgorithm.EdDSA);
    }

    @Override
    public JCAContext getJCAContext() {
        return context;
    }
}
