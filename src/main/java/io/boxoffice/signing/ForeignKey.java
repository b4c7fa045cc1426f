package io.boxoffice.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A public key that somebody else signs with (RFC 7515 4.1.3), parsed once, with its one algorithm. */
public final class ForeignKey {
    private static final int LEAST_RSA_BITS = 2048;
    private static final int MOST_RSA_BITS = 4096;
    private static final int P256_BYTES = 32;

    /** A longer exponent only makes each verification slow. */
    private static final int MOST_EXPONENT_BITS = 32;

    private final JWSHeader header;
    private final JWSVerifier verifier;

    private ForeignKey(String alg, JWSVerifier verifier) {
        this.header = new JWSHeader(JWSAlgorithm.parse(alg));
        this.verifier = verifier;
    }

    /** A public key for its one algorithm, which must be one of its kind; nothing if its numbers are not those of a strong key. */
    public static Optional<ForeignKey> of(String alg, JWK jwk) {
        return isSound(jwk) ? Optional.of(new ForeignKey(alg, Signatures.verifier(jwk))) : Optional.empty();
    }

    /** That a point is on its curve, Nimbus has seen when it read it. */
    private static boolean isSound(JWK jwk) {
        return switch (jwk) {
            case RSAKey rsa -> isSound(rsa);
            case ECKey ec -> bytes(ec.getX()) == P256_BYTES && bytes(ec.getY()) == P256_BYTES;
            case OctetKeyPair pair -> bytes(pair.getX()) == Ed25519.BYTES;
            default -> false;
        };
    }

    private static boolean isSound(RSAKey rsa) {
        BigInteger n = rsa.getModulus().decodeToBigInteger();
        BigInteger e = rsa.getPublicExponent().decodeToBigInteger();
        boolean isWrittenOnce = isShortest(rsa.getModulus(), n) && isShortest(rsa.getPublicExponent(), e);
        return isWrittenOnce
                && n.bitLength() >= LEAST_RSA_BITS
                && n.bitLength() <= MOST_RSA_BITS
                && n.testBit(0)
                && e.testBit(0)
                && e.bitLength() > 1
                && e.bitLength() <= MOST_EXPONENT_BITS;
    }

    /** No zeros before the number (RFC 7518 2), or it would have several thumbprints. */
    private static boolean isShortest(Base64URL text, BigInteger number) {
        return bytes(text) == (number.bitLength() + 7) / 8;
    }

    private static int bytes(Base64URL text) {
        return text.decode().length;
    }

    /**
     * Whether the signature of a text is this key's. It says nothing about header and claims.
     *
     * @param compact a compact JWS whose text was found strict, with the algorithm of this key in its header
     */
    public boolean verifies(String compact) {
        int lastDot = compact.lastIndexOf('.');
        byte[] signed = compact.substring(0, lastDot).getBytes(StandardCharsets.US_ASCII);
        try {
            return verifier.verify(header, signed, new Base64URL(compact.substring(lastDot + 1)));
        } catch (JOSEException unusable) {
            return false;
        }
    }
}
