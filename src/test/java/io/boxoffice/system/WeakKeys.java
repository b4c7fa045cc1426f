package io.boxoffice.system;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.UUID;

/** Keys that nobody should take. */
final class WeakKeys {
    private WeakKeys() {}

    static RSAKey rsa1024() {
        return rsa(1024, RSAKeyGenParameterSpec.F4);
    }

    static RSAKey exponent3() {
        return rsa(2048, RSAKeyGenParameterSpec.F0);
    }

    /** A modulus as long as it should be, of two primes of which one has 24 bits. */
    static RSAKey shortPrime() {
        BigInteger p = BigInteger.TWO.pow(24).subtract(BigInteger.valueOf(3));
        BigInteger q = BigInteger.TWO.pow(2024).subtract(BigInteger.valueOf(537));
        BigInteger e = RSAKeyGenParameterSpec.F4;
        BigInteger d = e.modInverse(p.subtract(BigInteger.ONE).multiply(q.subtract(BigInteger.ONE)));
        return new RSAKey.Builder(Base64URL.encode(p.multiply(q)), Base64URL.encode(e))
                .privateExponent(Base64URL.encode(d))
                .firstPrimeFactor(Base64URL.encode(p))
                .secondPrimeFactor(Base64URL.encode(q))
                .firstFactorCRTExponent(Base64URL.encode(d.mod(p.subtract(BigInteger.ONE))))
                .secondFactorCRTExponent(Base64URL.encode(d.mod(q.subtract(BigInteger.ONE))))
                .firstCRTCoefficient(Base64URL.encode(q.modInverse(p)))
                .keyID("weak-" + UUID.randomUUID())
                .build();
    }

    static String publicPem(SigningKey key) {
        try {
            return SigningKey.pem("PUBLIC KEY", key.key().toRSAPublicKey().getEncoded());
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static RSAKey rsa(int bits, BigInteger exponent) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(new RSAKeyGenParameterSpec(bits, exponent));
            KeyPair pair = generator.generateKeyPair();
            RSAPrivateCrtKey key = (RSAPrivateCrtKey) pair.getPrivate();
            return new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                    .privateExponent(Base64URL.encode(key.getPrivateExponent()))
                    .firstPrimeFactor(Base64URL.encode(key.getPrimeP()))
                    .secondPrimeFactor(Base64URL.encode(key.getPrimeQ()))
                    .firstFactorCRTExponent(Base64URL.encode(key.getPrimeExponentP()))
                    .secondFactorCRTExponent(Base64URL.encode(key.getPrimeExponentQ()))
                    .firstCRTCoefficient(Base64URL.encode(key.getCrtCoefficient()))
                    .keyID("weak-" + UUID.randomUUID())
                    .keyUse(KeyUse.SIGNATURE)
                    .build();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
