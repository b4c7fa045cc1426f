package io.boxoffice.signing;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An RSA key pair by its numbers: what FIPS 186-5 A.1.1 asks of it and SP 800-56B 6.4.1 has checked. The sizes are looked at
 * first, so nothing is computed with numbers that are larger than those of a key.
 *
 * @param d any of the private exponents that there are below the modulus
 */
record RsaStrength(
        BigInteger n,
        BigInteger e,
        BigInteger d,
        BigInteger p,
        BigInteger q,
        BigInteger dp,
        BigInteger dq,
        BigInteger qi) {
    private static final int MIN_BITS = 2048;
    private static final int MAX_BITS = 4096;
    private static final int MIN_EXPONENT_BITS = 17;
    private static final int MAX_EXPONENT_BITS = 256;

    /** Of the first half of the primes' bits, so many may be the same. */
    private static final int APART_BITS = 100;

    /** A number made to pass for a prime does so once in 2^128. */
    private static final int ROUNDS = 64;

    private static final SecureRandom RANDOM = new SecureRandom();

    /** What is wrong with a key, in a sentence for the administrator; nothing if it may be used. */
    static Optional<String> weakness(RSAKey rsa) {
        int bits = number(rsa.getModulus()).bitLength();
        if (bits < MIN_BITS || bits > MAX_BITS || bits % 2 != 0) {
            return Optional.of("The key must have 2048 to 4096 bits.");
        }
        if (!isSoundExponent(number(rsa.getPublicExponent()))) {
            return Optional.of("The public exponent must be odd, at least 65537 and below 2^256.");
        }
        if (rsa.getOtherPrimes() != null && !rsa.getOtherPrimes().isEmpty()) {
            return Optional.of("The key must have two primes.");
        }
        RsaStrength numbers = of(rsa);
        return numbers.sizesFit() ? numbers.weakness() : Optional.of("The primes are missing, wrong or too close.");
    }

    private static RsaStrength of(RSAKey rsa) {
        return new RsaStrength(
                number(rsa.getModulus()),
                number(rsa.getPublicExponent()),
                number(rsa.getPrivateExponent()),
                number(rsa.getFirstPrimeFactor()),
                number(rsa.getSecondPrimeFactor()),
                number(rsa.getFirstFactorCRTExponent()),
                number(rsa.getSecondFactorCRTExponent()),
                number(rsa.getFirstCRTCoefficient()));
    }

    private static BigInteger number(@Nullable Base64URL member) {
        return member == null ? BigInteger.ZERO : member.decodeToBigInteger();
    }

    private static boolean isSoundExponent(BigInteger e) {
        return e.testBit(0) && e.bitLength() >= MIN_EXPONENT_BITS && e.bitLength() <= MAX_EXPONENT_BITS;
    }

    private boolean sizesFit() {
        return hasPrimeSize(p) && hasPrimeSize(q);
    }

    /** At least the root of two times 2^(bits/2 - 1), and below 2^(bits/2). */
    private boolean hasPrimeSize(BigInteger prime) {
        int bits = n.bitLength();
        return prime.bitLength() <= bits / 2 && prime.multiply(prime).bitLength() == bits;
    }

    private Optional<String> weakness() {
        if (!areApart() || !p.multiply(q).equals(n)) {
            return Optional.of("The primes are missing, wrong or too close.");
        }
        if (!exponentsFit() || !remaindersFit()) {
            return Optional.of("The halves of the key do not belong together.");
        }
        if (!isPrime(p) || !isPrime(q)) {
            return Optional.of("The primes are none.");
        }
        return Infineon.isMadeBy(n)
                ? Optional.of("The key was made by a chip whose keys can be factored (CVE-2017-15361).")
                : Optional.empty();
    }

    /** Their distance is more than 2^(bits/2 - 100): else the modulus is factored in a moment. */
    private boolean areApart() {
        return p.subtract(q).abs().bitLength() > n.bitLength() / 2 - APART_BITS;
    }

    /** The exponents undo each other, and the shortest private one is longer than half of the modulus. */
    private boolean exponentsFit() {
        BigInteger one = less(p);
        BigInteger other = less(q);
        BigInteger order = one.divide(one.gcd(other)).multiply(other);
        return d.compareTo(n) < 0
                && d.multiply(e).mod(order).equals(BigInteger.ONE)
                && d.mod(order).bitLength() > n.bitLength() / 2;
    }

    private boolean remaindersFit() {
        return dp.equals(d.mod(less(p)))
                && dq.equals(d.mod(less(q)))
                && qi.compareTo(p) < 0
                && qi.multiply(q).mod(p).equals(BigInteger.ONE);
    }

    private static BigInteger less(BigInteger number) {
        return number.subtract(BigInteger.ONE);
    }

    private static boolean isPrime(BigInteger candidate) {
        return candidate.isProbablePrime(ROUNDS) && isPrimeByMillerRabin(candidate);
    }

    /** FIPS 186-5 B.3.1, with bases that nobody can foresee: the JDK's own test makes two rounds of numbers of this size. */
    private static boolean isPrimeByMillerRabin(BigInteger candidate) {
        BigInteger even = less(candidate);
        int twos = even.getLowestSetBit();
        BigInteger odd = even.shiftRight(twos);
        for (int round = 0; round < ROUNDS; round++) {
            BigInteger base = new BigInteger(candidate.bitLength() - 2, RANDOM).add(BigInteger.TWO);
            if (isWitness(base.modPow(odd, candidate), even, twos, candidate)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWitness(BigInteger power, BigInteger minusOne, int twos, BigInteger candidate) {
        BigInteger square = power;
        boolean passes = square.equals(BigInteger.ONE) || square.equals(minusOne);
        for (int i = 1; i < twos && !passes; i++) {
            square = square.multiply(square).mod(candidate);
            passes = square.equals(minusOne);
        }
        return !passes;
    }
}
