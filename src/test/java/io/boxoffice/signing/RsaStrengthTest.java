package io.boxoffice.signing;

import static io.boxoffice.signing.SomeKeys.F4;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** KY-01: FIPS 186-5 A.1.1, sentence by sentence; each key is sound but for the one thing that the test names. */
class RsaStrengthTest {
    private static final String SIZE = "The key must have 2048 to 4096 bits.";
    private static final String EXPONENT = "The public exponent must be odd, at least 65537 and below 2^256.";
    private static final String PRIMES = "The primes are missing, wrong or too close.";
    private static final String HALVES = "The halves of the key do not belong together.";
    private static final BigInteger P = number(SomeKeys.SOUND.getFirstPrimeFactor());
    private static final BigInteger Q = number(SomeKeys.SOUND.getSecondPrimeFactor());
    private static final BigInteger D = number(SomeKeys.SOUND.getPrivateExponent());

    @Test
    void sizesThatAreTakenThenSound() {
        assertThat(RsaStrength.weakness(SomeKeys.SOUND)).isEmpty();
        assertThat(RsaStrength.weakness(SomeKeys.of(below(2048, 1557), belowThreeQuarters(2048, 43), F4)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 2046, 2049, 4098, 4104, 8192})
    void modulusTooShortOrTooLongThenRefused(int bits) {
        // The size alone is looked at: numbers that long take minutes to be looked at as primes.
        refused(SomeKeys.of(below(bits / 2, 1), below(bits - bits / 2, 3), F4, BigInteger.TEN), SIZE);
    }

    @Test
    void smallEvenOrHugeExponentThenRefused() {
        BigInteger huge = BigInteger.ONE.shiftLeft(256).add(BigInteger.ONE);
        for (BigInteger e : List.of(BigInteger.ONE, BigInteger.valueOf(3), BigInteger.valueOf(65_535))) {
            refused(SomeKeys.of(P, Q, e, D), EXPONENT);
        }
        refused(SomeKeys.of(P, Q, BigInteger.valueOf(65_538), D), EXPONENT);
        refused(SomeKeys.of(P, Q, huge, D), EXPONENT);
    }

    @Test
    void largeOddExponentThenSound() {
        assertThat(RsaStrength.weakness(SomeKeys.rsa(
                        2048,
                        BigInteger.ONE.shiftLeft(255).add(BigInteger.TWO.pow(9)).add(BigInteger.ONE))))
                .isEmpty();
    }

    /** What is left of such a modulus is factored by trying, by Pollard's method or by elliptic curves. */
    @Test
    void primesOfUnequalLengthThenRefused() {
        refused(SomeKeys.of(below(24, 3), below(2024, 537), F4), PRIMES);
        refused(SomeKeys.of(below(2024, 537), below(24, 3), F4), PRIMES);
        refused(SomeKeys.of(below(256, 189), below(1792, 963), F4), PRIMES);
        refused(SomeKeys.of(below(1000, 1245), below(1048, 449), F4), PRIMES);
    }

    @Test
    void primeBelowTheRootOfTwoThenRefused() {
        BigInteger below = BigInteger.ONE.shiftLeft(1023).setBit(1020).nextProbablePrime();
        BigInteger above = BigInteger.ONE
                .shiftLeft(1024)
                .subtract(BigInteger.ONE.shiftLeft(500))
                .nextProbablePrime();
        RSAKey key = SomeKeys.of(below, above, F4);
        assertThat(number(key.getModulus()).bitLength()).isEqualTo(2048);
        refused(key, PRIMES);
    }

    @Test
    void closePrimesThenRefused() {
        refused(SomeKeys.closePrimes(2048), PRIMES);
    }

    /** At a distance of 2^924 and a little less, of 2^(bits/2 - 100). */
    @Test
    void primesAtTheLeastDistanceThenRefused() {
        BigInteger distance = BigInteger.ONE.shiftLeft(924);
        BigInteger near =
                P.add(distance).subtract(BigInteger.ONE.shiftLeft(900)).nextProbablePrime();
        BigInteger far = P.add(distance).nextProbablePrime();
        refused(SomeKeys.of(P, near, F4), PRIMES);
        assertThat(RsaStrength.weakness(SomeKeys.of(P, far, F4))).isEmpty();
    }

    @Test
    void samePrimeTwiceThenRefused() {
        refused(
                new RSAKey.Builder(SomeKeys.SOUND)
                        .secondPrimeFactor(SomeKeys.encoded(P))
                        .build(),
                PRIMES);
    }

    @Test
    void primesMissingOrOfAnotherKeyThenRefused() {
        RSAKey sound = SomeKeys.SOUND;
        refused(
                new RSAKey.Builder(sound.getModulus(), sound.getPublicExponent())
                        .privateExponent(sound.getPrivateExponent())
                        .build(),
                PRIMES);
        BigInteger other = SomeKeys.prime(1024, F4, new Random(77));
        refused(
                new RSAKey.Builder(sound)
                        .firstPrimeFactor(SomeKeys.encoded(other))
                        .build(),
                PRIMES);
        refused(
                new RSAKey.Builder(sound)
                        .secondPrimeFactor(SomeKeys.encoded(BigInteger.ONE))
                        .build(),
                PRIMES);
    }

    @Test
    void threePrimesThenRefused() {
        RSAKey sound = SomeKeys.SOUND;
        RSAKey.OtherPrimesInfo third =
                new RSAKey.OtherPrimesInfo(Base64URL.encode("r"), Base64URL.encode("d"), Base64URL.encode("t"));
        refused(new RSAKey.Builder(sound).otherPrimes(List.of(third)).build(), "The key must have two primes.");
    }

    /** Products of two primes of half the length: nothing divides them that is quickly found. */
    @Test
    void productForAPrimeThenRefused() {
        Random random = new Random(12);
        BigInteger composite = SomeKeys.prime(512, F4, random).multiply(SomeKeys.prime(512, F4, random));
        refused(SomeKeys.of(composite, Q, F4), "The primes are none.");
        refused(SomeKeys.of(Q, composite, F4), "The primes are none.");
    }

    /** Two that have a factor in common have no inverse of each other either. */
    @Test
    void productsWithACommonFactorThenRefused() {
        Random random = new Random(13);
        BigInteger common = SomeKeys.prime(512, F4, random);
        BigInteger one = SomeKeys.prime(512, F4, random).multiply(common);
        BigInteger other = SomeKeys.prime(512, F4, random).multiply(common);
        BigInteger order = one.subtract(BigInteger.ONE).multiply(other.subtract(BigInteger.ONE));
        BigInteger d = F4.modInverse(order);
        RSAKey key = new RSAKey.Builder(Base64URL.encode(one.multiply(other)), Base64URL.encode(F4))
                .privateExponent(Base64URL.encode(d))
                .firstPrimeFactor(Base64URL.encode(one))
                .secondPrimeFactor(Base64URL.encode(other))
                .firstFactorCRTExponent(Base64URL.encode(d.mod(one.subtract(BigInteger.ONE))))
                .secondFactorCRTExponent(Base64URL.encode(d.mod(other.subtract(BigInteger.ONE))))
                .firstCRTCoefficient(Base64URL.encode(BigInteger.TWO))
                .build();

        assertThat(RsaStrength.weakness(key)).isPresent();
    }

    @Test
    void privateExponentOfAnotherKeyThenRefused() {
        BigInteger other = number(SomeKeys.rsa(2048, BigInteger.valueOf(65_539)).getPrivateExponent());
        refused(withExponent(other), HALVES);
        refused(withExponent(D.add(BigInteger.TWO)), HALVES);
        refused(withExponent(BigInteger.ONE), HALVES);
        refused(withExponent(BigInteger.ZERO), HALVES);
    }

    /** It signs as well, but is longer than a key's. */
    @Test
    void privateExponentBeyondTheModulusThenRefused() {
        BigInteger order = P.subtract(BigInteger.ONE).multiply(Q.subtract(BigInteger.ONE));
        refused(withExponent(D.add(order)), HALVES);
        refused(withExponent(D.add(order.multiply(order))), HALVES);
    }

    /** OpenSSL 1 and others take the inverse modulo (p-1)(q-1), which is longer by a bit or more, and as good. */
    @Test
    void privateExponentByTheProductOfTheOrdersThenSound() {
        BigInteger order = P.subtract(BigInteger.ONE).multiply(Q.subtract(BigInteger.ONE));
        assertThat(RsaStrength.weakness(withExponent(F4.modInverse(order)))).isEmpty();
    }

    /** Wiener: a short private exponent is computed from the public key. */
    @Test
    void shortPrivateExponentThenRefused() {
        BigInteger order = P.subtract(BigInteger.ONE).multiply(Q.subtract(BigInteger.ONE));
        BigInteger d = BigInteger.ONE.shiftLeft(500).nextProbablePrime();
        refused(SomeKeys.of(P, Q, d.modInverse(order), d), EXPONENT);
    }

    @Test
    void remainderOfAnotherKeyThenRefused() {
        RSAKey sound = SomeKeys.SOUND;
        Base64URL wrong = SomeKeys.encoded(D.shiftRight(1030));
        refused(new RSAKey.Builder(sound).firstFactorCRTExponent(wrong).build(), HALVES);
        refused(new RSAKey.Builder(sound).secondFactorCRTExponent(wrong).build(), HALVES);
        refused(new RSAKey.Builder(sound).firstCRTCoefficient(wrong).build(), HALVES);
    }

    /** The primes of such a key are k * M + 65537^a mod M, with M the product of all primes up to 167. */
    @Test
    void primesOfTheFormOfInfineonThenRefused() {
        refused(
                SomeKeys.of(infineon(3), infineon(4), F4),
                "The key was made by a chip whose keys can be factored (CVE-2017-15361).");
    }

    private static BigInteger infineon(int seed) {
        Random random = new Random(seed);
        BigInteger product = IntStream.rangeClosed(2, 167)
                .mapToObj(BigInteger::valueOf)
                .filter(number -> number.isProbablePrime(20))
                .reduce(BigInteger.ONE, BigInteger::multiply);
        while (true) {
            BigInteger high = BigInteger.ONE.shiftLeft(1023).setBit(1022).add(new BigInteger(1000, random));
            BigInteger prime = high.subtract(high.mod(product))
                    .add(F4.modPow(BigInteger.valueOf(random.nextInt(1_000_000)), product));
            if (prime.isProbablePrime(20)) {
                return prime;
            }
        }
    }

    private static BigInteger below(int bits, long distance) {
        return BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.valueOf(distance));
    }

    private static BigInteger belowThreeQuarters(int bits, long distance) {
        return BigInteger.valueOf(3).shiftLeft(bits - 2).subtract(BigInteger.valueOf(distance));
    }

    private static RSAKey withExponent(BigInteger d) {
        return SomeKeys.of(P, Q, F4, d);
    }

    private static BigInteger number(Base64URL member) {
        return member.decodeToBigInteger();
    }

    private static void refused(RSAKey key, String reason) {
        assertThat(RsaStrength.weakness(key)).contains(reason);
    }
}
