package io.boxoffice.signing;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import io.boxoffice.signing.KeyMaterial.Reading;
import io.boxoffice.signing.KeyMaterial.Unusable;
import io.boxoffice.signing.KeyMaterial.Usable;
import java.io.IOException;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.InvalidParameterSpecException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A private key in any of the forms that OpenSSL writes: PKCS #8 (RFC 5958), and the older ones of RSA (RFC 8017 A.1.2) and
 * of elliptic curves (RFC 5915). What it says of its public half must be right; where it says nothing, that is computed.
 */
final class PemKey {
    private static final String RSA = "2a864886f70d010101";
    private static final String RSA_PSS = "2a864886f70d01010a";
    private static final String EC = "2a8648ce3d0201";
    private static final String P256 = "2a8648ce3d030107";
    private static final String ED25519 = "2b6570";

    private static final Unusable NOT_ONE = new Unusable("The PEM is not one private key.");
    private static final Unusable OTHER_KIND = new Unusable("The key is none of RSA, P-256 by its name and Ed25519.");
    private static final Unusable HALVES = new Unusable("The halves of the key do not belong together.");

    private PemKey() {}

    static Reading read(String text) throws GeneralSecurityException {
        if (text.length() > PemText.MAX) {
            return new Unusable("The PEM is longer than " + PemText.MAX + " characters.");
        }
        List<PemText.Block> blocks = PemText.blocks(text);
        // "openssl ecparam -genkey" writes the name of the curve before the key, which says it again.
        boolean curveFirst = blocks.size() == 2
                && blocks.getFirst().label().equals("EC PARAMETERS")
                && blocks.getLast().label().equals("EC PRIVATE KEY");
        if (curveFirst) {
            return isP256(new Der(blocks.getFirst().der())) ? read(blocks.getLast()) : OTHER_KIND;
        }
        return blocks.size() == 1 ? read(blocks.getFirst()) : NOT_ONE;
    }

    private static Reading read(PemText.Block block) throws GeneralSecurityException {
        if (block.isEncrypted()) {
            return new Unusable("The PEM is encrypted; it is taken in the clear only.");
        }
        if (block.isPublic()) {
            return new Unusable("The key has no private half.");
        }
        return switch (block.label()) {
            case "PRIVATE KEY" -> pkcs8(new Der(block.der()));
            case "RSA PRIVATE KEY" -> rsa(block.der(), Optional.empty());
            case "EC PRIVATE KEY" -> ec(block.der(), false);
            default -> new Unusable("The PEM must be a PRIVATE KEY, an RSA PRIVATE KEY or an EC PRIVATE KEY.");
        };
    }

    private static Reading pkcs8(Der der) throws GeneralSecurityException {
        Der info = der.sequence();
        der.end();
        boolean isSecond = info.isSecondVersion();
        Der algorithm = info.sequence();
        byte[] key = info.octets();
        if (info.comes(Der.WITHIN_0)) {
            info.read(Der.WITHIN_0);
        }
        byte[] publicHalf = isSecond && info.comes(Der.PLAIN_1) ? info.bits(Der.PLAIN_1) : new byte[0];
        info.end();
        return switch (algorithm.object()) {
            case RSA -> matching(forAny(algorithm, key), publicHalf);
            case RSA_PSS -> matching(forPss(algorithm, key), publicHalf);
            case EC -> isP256(algorithm) ? matching(ec(key, true), publicHalf) : OTHER_KIND;
            case ED25519 -> matching(ed25519(algorithm, key), publicHalf);
            default -> OTHER_KIND;
        };
    }

    /** RFC 8017 A.1: parameters that are NULL, which some leave out. */
    private static Reading forAny(Der algorithm, byte[] key) throws GeneralSecurityException {
        if (!algorithm.isAtEnd()) {
            algorithm.read(Der.NULL);
        }
        algorithm.end();
        return rsa(key, Optional.empty());
    }

    private static Reading rsa(byte[] der, Optional<JWSAlgorithm> only) throws GeneralSecurityException {
        Der outer = new Der(der);
        Der key = outer.sequence();
        outer.end();
        if (key.isSecondVersion()) {
            return new Unusable("The key must have two primes.");
        }
        RSAKey.Builder rsa = new RSAKey.Builder(number(key), number(key))
                .privateExponent(number(key))
                .firstPrimeFactor(number(key))
                .secondPrimeFactor(number(key))
                .firstFactorCRTExponent(number(key))
                .secondFactorCRTExponent(number(key))
                .firstCRTCoefficient(number(key));
        key.end();
        only.ifPresent(rsa::algorithm);
        return new Usable(rsa.build());
    }

    private static Base64URL number(Der key) throws GeneralSecurityException {
        return Base64URL.encode(key.number());
    }

    /** A key that is for RSASSA-PSS only, with any parameters or with those of PS256 (RFC 4055 3.1, RFC 7518 3.5). */
    private static Reading forPss(Der algorithm, byte[] key) throws GeneralSecurityException {
        return algorithm.isAtEnd() || isPs256(algorithm.rest())
                ? rsa(key, Optional.of(JWSAlgorithm.PS256))
                : new Unusable("The key's parameters are not those of PS256.");
    }

    private static boolean isPs256(byte[] parameters) throws GeneralSecurityException {
        try {
            AlgorithmParameters pss = AlgorithmParameters.getInstance("RSASSA-PSS");
            pss.init(parameters);
            PSSParameterSpec allowed = pss.getParameterSpec(PSSParameterSpec.class);
            return allowed.getDigestAlgorithm().equals("SHA-256")
                    && allowed.getMGFParameters() instanceof MGF1ParameterSpec mask
                    && mask.getDigestAlgorithm().equals("SHA-256")
                    && allowed.getSaltLength() <= 32;
        } catch (IOException malformed) {
            throw new InvalidParameterSpecException(malformed.getMessage());
        }
    }

    private static boolean isP256(Der parameters) throws GeneralSecurityException {
        boolean named = parameters.comes(Der.OBJECT);
        return named && parameters.object().equals(P256) && parameters.isAtEnd();
    }

    /**
     * RFC 5915.
     *
     * @param isKnown whether the curve was named around it already; where it is named inside, too, it must be P-256
     */
    private static Reading ec(byte[] der, boolean isKnown) throws GeneralSecurityException {
        Der outer = new Der(der);
        Der key = outer.sequence();
        outer.end();
        key.expect(BigInteger.ONE);
        BigInteger d = new BigInteger(1, key.octets());
        boolean isNamed = key.comes(Der.WITHIN_0);
        if (isNamed ? !isP256(key.within(Der.WITHIN_0)) : !isKnown) {
            return OTHER_KIND;
        }
        byte[] publicHalf = key.comes(Der.WITHIN_1) ? key.within(Der.WITHIN_1).bits(Der.BITS) : new byte[0];
        key.end();
        return PublicHalf.isP256(d) ? matching(new Usable(PublicHalf.p256(d)), publicHalf) : HALVES;
    }

    private static Reading ed25519(Der algorithm, byte[] key) throws GeneralSecurityException {
        algorithm.end();
        Der inner = new Der(key);
        byte[] d = inner.octets();
        inner.end();
        return new Usable(PublicHalf.ed25519(d));
    }

    /** A public half that came with the key must be its own; none need come. */
    private static Reading matching(Reading reading, byte[] publicHalf) {
        return switch (reading) {
            case Unusable unusable -> unusable;
            case Usable usable -> publicHalf.length == 0 || isOf(usable.key(), publicHalf) ? usable : HALVES;
        };
    }

    private static boolean isOf(JWK key, byte[] publicHalf) {
        return switch (key) {
            case OctetKeyPair pair -> Arrays.equals(pair.getDecodedX(), publicHalf);
            case ECKey ec -> isPoint(ec.getX().decode(), ec.getY().decode(), publicHalf);
            case RSAKey rsa -> isRsa(rsa, publicHalf);
            default -> false;
        };
    }

    /** RFC 8017 A.1.1. */
    private static boolean isRsa(RSAKey rsa, byte[] publicHalf) {
        try {
            Der outer = new Der(publicHalf);
            Der key = outer.sequence();
            outer.end();
            boolean same = number(key).equals(rsa.getModulus()) && number(key).equals(rsa.getPublicExponent());
            key.end();
            return same;
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    /** SEC 1, 2.3.3: a point in full, or its first coordinate and whether the other is odd. */
    private static boolean isPoint(byte[] x, byte[] y, byte[] encoded) {
        byte[] shorter = joined(new byte[] {(byte) (2 + (y[y.length - 1] & 1))}, x);
        byte[] full = joined(new byte[] {4}, joined(x, y));
        return Arrays.equals(encoded, full) || Arrays.equals(encoded, shorter);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
