package io.boxoffice.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Optional;

/** Refuses keys that others could break or that do not fit together (FIPS 186-5, the requirements KY-01). */
final class KeyStrength {
    private static final int MIN_RSA_BITS = 2048;
    private static final int MAX_RSA_BITS = 4096;
    private static final BigInteger MIN_EXPONENT = BigInteger.valueOf(65_537);
    private static final int SMALL_PRIMES_UP_TO = 1_000;
    private static final byte[] SAMPLE = "boxoffice".getBytes(StandardCharsets.US_ASCII);

    private KeyStrength() {}

    /** What is wrong with a private key, in a sentence for the administrator; nothing if it may be used. */
    static Optional<String> weakness(JWK jwk) throws JOSEException {
        Optional<String> weak = jwk instanceof RSAKey rsa ? weakness(rsa) : Optional.empty();
        return weak.or(() ->
                fitsTogether(jwk) ? Optional.empty() : Optional.of("The halves of the key do not belong together."));
    }

    private static Optional<String> weakness(RSAKey rsa) {
        BigInteger modulus = rsa.getModulus().decodeToBigInteger();
        BigInteger exponent = rsa.getPublicExponent().decodeToBigInteger();
        int bits = modulus.bitLength();
        if (bits < MIN_RSA_BITS || bits > MAX_RSA_BITS) {
            return Optional.of("The key must have 2048 to 4096 bits.");
        }
        if (exponent.compareTo(MIN_EXPONENT) < 0 || !exponent.testBit(0) || exponent.bitLength() > 256) {
            return Optional.of("The public exponent must be odd and at least 65537.");
        }
        if (hasSmallFactor(modulus)) {
            return Optional.of("The modulus has a small factor.");
        }
        return primesAreSound(rsa, modulus)
                ? Optional.empty()
                : Optional.of("The primes are missing, wrong or too close.");
    }

    private static boolean hasSmallFactor(BigInteger modulus) {
        for (int divisor = 3; divisor < SMALL_PRIMES_UP_TO; divisor += 2) {
            if (modulus.mod(BigInteger.valueOf(divisor)).signum() == 0) {
                return true;
            }
        }
        return !modulus.testBit(0);
    }

    /** FIPS 186-5 A.1.1: the primes differ within their first 100 bits, or the modulus is factored in a moment. */
    private static boolean primesAreSound(RSAKey rsa, BigInteger modulus) {
        if (rsa.getFirstPrimeFactor() == null || rsa.getSecondPrimeFactor() == null) {
            return false;
        }
        BigInteger p = rsa.getFirstPrimeFactor().decodeToBigInteger();
        BigInteger q = rsa.getSecondPrimeFactor().decodeToBigInteger();
        boolean apart = p.subtract(q).abs().bitLength() > modulus.bitLength() / 2 - 100;
        return apart && p.multiply(q).equals(modulus) && p.isProbablePrime(64) && q.isProbablePrime(64);
    }

    /** RFC 8017 3.2: the two exponents undo each other. The test signature takes another way and would not see it. */
    private static boolean exponentsFit(JWK jwk) {
        return !(jwk instanceof RSAKey rsa)
                || (isInverse(rsa, rsa.getFirstPrimeFactor()) && isInverse(rsa, rsa.getSecondPrimeFactor()));
    }

    private static boolean isInverse(RSAKey rsa, Base64URL prime) {
        BigInteger d = rsa.getPrivateExponent().decodeToBigInteger();
        BigInteger e = rsa.getPublicExponent().decodeToBigInteger();
        BigInteger order = prime.decodeToBigInteger().subtract(BigInteger.ONE);
        return d.multiply(e).mod(order).equals(BigInteger.ONE);
    }

    private static boolean fitsTogether(JWK jwk) {
        if (!(jwk instanceof AsymmetricJWK pair) || !exponentsFit(jwk)) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(jwk instanceof RSAKey ? "SHA256withRSA" : "SHA256withECDSA");
            signature.initSign(pair.toPrivateKey());
            signature.update(SAMPLE);
            byte[] signed = signature.sign();
            signature.initVerify(pair.toPublicKey());
            signature.update(SAMPLE);
            return signature.verify(signed);
        } catch (GeneralSecurityException | JOSEException unusable) {
            return false;
        }
    }
}
