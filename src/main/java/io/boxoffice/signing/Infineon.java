package io.boxoffice.signing;

import java.math.BigInteger;
import java.util.stream.IntStream;

/**
 * The mark of RSA keys that Infineon's library made (CVE-2017-15361, "ROCA"): its primes are powers of 65537 modulo every
 * small prime, and so is their product. One sound key in a hundred million bears it, too.
 */
final class Infineon {
    private static final int LARGEST = 167;
    private static final long GENERATOR = 65_537;
    private static final int[] PRIMES = IntStream.rangeClosed(3, LARGEST)
            .filter(number -> BigInteger.valueOf(number).isProbablePrime(20))
            .toArray();

    private Infineon() {}

    static boolean isMadeBy(BigInteger modulus) {
        return IntStream.of(PRIMES).allMatch(prime -> isPower(modulus, prime));
    }

    private static boolean isPower(BigInteger modulus, int prime) {
        long wanted = modulus.mod(BigInteger.valueOf(prime)).longValueExact();
        long power = 1;
        for (int exponent = 0; exponent < prime; exponent++) {
            if (power == wanted) {
                return true;
            }
            power = power * GENERATOR % prime;
        }
        return false;
    }
}
