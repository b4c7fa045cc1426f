package io.boxoffice.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Refuses keys that others could break or that do not fit together (FIPS 186-5, the requirements KY-01). */
final class KeyStrength {
    private static final int MIN_RSA_BITS = 2048;
    private static final int MAX_RSA_BITS = 4096;
    private static final BigInteger MIN_EXPONENT = BigInteger.valueOf(65_537);
    private static final int SMALL_PRIMES_UP_TO = 1_000;
    private static final int MIN_SECRET_BYTES = 32;
    private static final int MAX_SECRET_BYTES = 256;
    private static final int MIN_SECRET_VALUES = 20;
    private static final Map<KeyType, JWSAlgorithm> TEST_ALGORITHMS =
            Map.of(KeyType.EC, JWSAlgorithm.ES256, KeyType.OKP, JWSAlgorithm.EdDSA, KeyType.OCT, JWSAlgorithm.HS256);
    private static final byte[] SAMPLE = "boxoffice".getBytes(StandardCharsets.US_ASCII);

    private KeyStrength() {}

    /** What is wrong with a private key, in a sentence for the administrator; nothing if it may be used. */
    static Optional<String> weakness(JWK jwk) throws JOSEException {
        Optional<String> weak =
                switch (jwk) {
                    case RSAKey rsa -> weakness(rsa);
                    case OctetSequenceKey secret -> weakness(secret);
                    default -> Optional.empty();
                };
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

    /** RFC 7518 3.2: at least as long as the hash. 32 random bytes have fewer than 20 values once in a billion. */
    private static Optional<String> weakness(OctetSequenceKey secret) {
        byte[] bytes = secret.toByteArray();
        long values =
                IntStream.range(0, bytes.length).map(i -> bytes[i]).distinct().count();
        return bytes.length >= MIN_SECRET_BYTES && bytes.length <= MAX_SECRET_BYTES && values >= MIN_SECRET_VALUES
                ? Optional.empty()
                : Optional.of("The secret must have 32 to 256 random bytes.");
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

    /** A test signature: for a shared secret there are no halves, and it says only that the secret can sign. */
    private static boolean fitsTogether(JWK jwk) {
        if (!exponentsFit(jwk)) {
            return false;
        }
        try {
            JWSHeader header = new JWSHeader(TEST_ALGORITHMS.getOrDefault(jwk.getKeyType(), JWSAlgorithm.RS256));
            Base64URL signature = Signatures.signer(jwk).sign(header, SAMPLE);
            return Signatures.verifier(jwk).verify(header, SAMPLE, signature);
        } catch (JOSEException | IllegalStateException unusable) {
            return false;
        }
    }
}
