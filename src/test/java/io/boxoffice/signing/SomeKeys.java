package io.boxoffice.signing;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import io.boxoffice.oauth.Audience;
import java.math.BigInteger;
import java.util.Random;

/** Key pairs for tests, good ones and such as nobody should use; made from a fixed seed, so that a failure comes again. */
public final class SomeKeys {
    static final BigInteger F4 = BigInteger.valueOf(65_537);

    /** A sound pair, made once: that takes long. */
    public static final RSAKey SOUND = rsa(2048, F4);

    private SomeKeys() {}

    /** The sound pair under another id, as it is imported. */
    public static RSAKey sound(String kid) {
        return new RSAKey.Builder(SOUND)
                .keyID(kid)
                .algorithm(JWSAlgorithm.RS256)
                .keyUse(KeyUse.SIGNATURE)
                .build();
    }

    /** What a node knows of a key whose tokens it accepts. */
    public static TrustedKey published(Audience audience, JWK key) {
        return new TrustedKey(audience, key);
    }

    static RSAKey rsa(int bits, BigInteger exponent) {
        Random random = new Random(bits + exponent.longValue());
        while (true) {
            BigInteger p = BigInteger.probablePrime(bits / 2, random);
            BigInteger q = BigInteger.probablePrime(bits - bits / 2, random);
            if (p.multiply(q).bitLength() == bits && fits(p, q, exponent)) {
                return of(p, q, exponent);
            }
        }
    }

    /** Two primes next to each other: Fermat's method factors their product in a moment. */
    static RSAKey closePrimes(int bits) {
        BigInteger p =
                BigInteger.ONE.shiftLeft(bits / 2 - 1).setBit(bits / 2 - 2).nextProbablePrime();
        BigInteger q = p.nextProbablePrime();
        while (!fits(p, q, F4)) {
            q = q.nextProbablePrime();
        }
        return of(p, q, F4);
    }

    static RSAKey smallFactor(int bits) {
        BigInteger p = BigInteger.valueOf(997);
        BigInteger q = BigInteger.probablePrime(bits - 9, new Random(9));
        return of(p, q, F4);
    }

    static RSAKey of(BigInteger p, BigInteger q, BigInteger exponent) {
        BigInteger phi = p.subtract(BigInteger.ONE).multiply(q.subtract(BigInteger.ONE));
        BigInteger d = phi.gcd(exponent).equals(BigInteger.ONE) ? exponent.modInverse(phi) : BigInteger.valueOf(3);
        return new RSAKey.Builder(encoded(p.multiply(q)), encoded(exponent))
                .privateExponent(encoded(d))
                .firstPrimeFactor(encoded(p))
                .secondPrimeFactor(encoded(q))
                .firstFactorCRTExponent(encoded(d.mod(p.subtract(BigInteger.ONE))))
                .secondFactorCRTExponent(encoded(d.mod(q.subtract(BigInteger.ONE))))
                .firstCRTCoefficient(encoded(q.modInverse(p)))
                .keyID("some-key")
                .build();
    }

    static Base64URL encoded(BigInteger number) {
        return Base64URL.encode(number);
    }

    private static boolean fits(BigInteger p, BigInteger q, BigInteger exponent) {
        BigInteger phi = p.subtract(BigInteger.ONE).multiply(q.subtract(BigInteger.ONE));
        return !p.equals(q) && (!exponent.testBit(0) || phi.gcd(exponent).equals(BigInteger.ONE));
    }
}
