package io.boxoffice.signing;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.crypto.KeyAgreement;

/**
 * The public half that goes with a private one. The JDK computes it nowhere in the open, so it is had from what the JDK
 * does compute; a test signature with both halves must follow ({@link KeyStrength}).
 */
final class PublicHalf {
    private static final ECParameterSpec P256 = Curve.P_256.toECParameterSpec();
    private static final BigInteger PRIME = ((ECFieldFp) P256.getCurve().getField()).getP();

    private static final BigInteger FEW = BigInteger.ONE.shiftLeft(128);

    private PublicHalf() {}

    /**
     * Whether a number is the private half of a P-256 key: 1 to one less than the order, and not one of the few that are found by
     * trying from either end, which chance gives to nobody.
     */
    static boolean isP256(BigInteger d) {
        return d.compareTo(FEW) > 0 && d.compareTo(P256.getOrder().subtract(FEW)) < 0;
    }

    /** The P-256 key of a private half. */
    static ECKey p256(BigInteger d) throws GeneralSecurityException {
        BigInteger x = xOf(d);
        BigInteger y = x.pow(3)
                .add(P256.getCurve().getA().multiply(x))
                .add(P256.getCurve().getB())
                .modPow(PRIME.add(BigInteger.ONE).shiftRight(2), PRIME);
        return Stream.of(y, PRIME.subtract(y))
                .map(candidate -> key(d, new ECPoint(x, candidate)))
                .filter(KeyStrength::signs)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("no point of this private half"));
    }

    /** ECDH with the generator is the point's first coordinate (SEC 1, 3.3.1). */
    private static BigInteger xOf(BigInteger d) throws GeneralSecurityException {
        KeyFactory keys = KeyFactory.getInstance("EC");
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(keys.generatePrivate(new ECPrivateKeySpec(d, P256)));
        agreement.doPhase(keys.generatePublic(new ECPublicKeySpec(P256.getGenerator(), P256)), true);
        return new BigInteger(1, agreement.generateSecret());
    }

    private static ECKey key(BigInteger d, ECPoint point) {
        return new ECKey.Builder(Curve.P_256, coordinate(point.getAffineX()), coordinate(point.getAffineY()))
                .d(coordinate(d))
                .build();
    }

    private static Base64URL coordinate(BigInteger number) {
        return ECKey.encodeCoordinate(P256.getCurve().getField().getFieldSize(), number);
    }

    /** The Ed25519 key of a private half: RFC 8032 5.1.5 makes keys of 32 random bytes, and these are the ones. */
    static OctetKeyPair ed25519(byte[] d) throws GeneralSecurityException {
        if (d.length != Ed25519.BYTES) {
            throw new GeneralSecurityException("an Ed25519 key has 32 bytes");
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new Fixed(d));
        byte[] encoded = generator.generateKeyPair().getPublic().getEncoded();
        byte[] x = Arrays.copyOfRange(encoded, encoded.length - d.length, encoded.length);
        return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(x))
                .d(Base64URL.encode(d))
                .build();
    }

    private static final class Fixed extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final byte[] bytes;

        Fixed(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        @Override
        public void nextBytes(byte[] target) {
            System.arraycopy(bytes, 0, target, 0, target.length);
        }
    }
}
