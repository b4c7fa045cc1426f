package io.boxoffice.signing;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.SigningAlg;
import java.math.BigInteger;
import java.util.Random;

/** Key pairs for tests, good ones and such as nobody should use; made from a fixed seed, so that a failure comes again. */
public final class SomeKeys {
    static final BigInteger F4 = BigInteger.valueOf(65_537);

    /** A sound pair, made once: that takes long. */
    public static final RSAKey SOUND = rsa(2048, F4);

    private SomeKeys() {}

    /** One that nobody has yet. */
    public static JWK fresh(SigningAlg alg) {
        return NewKey.of(alg, 2048);
    }

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
        return new TrustedKey(new KeyPurpose.AccessTokens(audience), key);
    }

    static RSAKey rsa(int bits, BigInteger exponent) {
        Random random = new Random(bits + exponent.longValue());
        BigInteger p = prime(bits / 2, exponent, random);
        BigInteger q = prime(bits / 2, exponent, random);
        return of(p, q, exponent);
    }

    /** A prime whose two highest bits are set, so that the product of two such has all its bits. */
    static BigInteger prime(int bits, BigInteger exponent, Random random) {
        while (true) {
            BigInteger prime = BigInteger.probablePrime(bits, random);
            BigInteger order = prime.subtract(BigInteger.ONE);
            if (prime.testBit(bits - 2)
                    && (!exponent.testBit(0) || order.gcd(exponent).equals(BigInteger.ONE))) {
                return prime;
            }
        }
    }

    /** Two primes next to each other: Fermat's method factors their product in a moment. */
    static RSAKey closePrimes(int bits) {
        BigInteger p = nextPrime(BigInteger.ONE.shiftLeft(bits / 2 - 1).setBit(bits / 2 - 2));
        return of(p, nextPrime(p), F4);
    }

    private static BigInteger nextPrime(BigInteger after) {
        BigInteger next = after.nextProbablePrime();
        while (!next.subtract(BigInteger.ONE).gcd(F4).equals(BigInteger.ONE)) {
            next = next.nextProbablePrime();
        }
        return next;
    }

    /** Two numbers whose order is what it would be if they were primes. */
    static RSAKey of(BigInteger p, BigInteger q, BigInteger exponent) {
        BigInteger one = p.subtract(BigInteger.ONE);
        BigInteger other = q.subtract(BigInteger.ONE);
        BigInteger order = one.divide(one.gcd(other)).multiply(other);
        return exponent.testBit(0) ? of(p, q, exponent, exponent.modInverse(order)) : of(p, q, exponent, F4);
    }

    static RSAKey of(BigInteger p, BigInteger q, BigInteger exponent, BigInteger d) {
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
}
