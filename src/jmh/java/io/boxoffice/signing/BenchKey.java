package io.boxoffice.signing;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import io.boxoffice.oauth.Audience;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;

/** The product's own signing and verifying: all that the benchmarks know of it is in this file. */
public final class BenchKey {
    private static final String KID = "AAAAAAAAAAAAAAAAAAAAAA";

    private final ActiveKey signing;

    private BenchKey(JWK key) {
        this.signing = new ActiveKey(key);
    }

    public static BenchKey of(BenchAlg alg, KeyPair pair) {
        return new BenchKey(jwk(alg, pair));
    }

    /** A shared secret, for HS256. */
    public static BenchKey of(byte[] secret) {
        return new BenchKey(new OctetSequenceKey.Builder(secret)
                .keyID(KID)
                .algorithm(JWSAlgorithm.HS256)
                .build());
    }

    public String sign(Map<String, Object> claims) {
        return signing.sign(claims);
    }

    static TrustedKey published(BenchAlg alg, KeyPair pair) {
        return new TrustedKey(new KeyPurpose.AccessTokens(Audience.SERVER), jwk(alg, pair));
    }

    static JWK jwk(BenchAlg alg, KeyPair pair) {
        JWSAlgorithm name = JWSAlgorithm.parse(alg.name());
        return switch (pair.getPublic()) {
            case RSAPublicKey rsa ->
                new RSAKey.Builder(rsa)
                        .privateKey(pair.getPrivate())
                        .keyID(KID)
                        .algorithm(name)
                        .build();
            case ECPublicKey ec ->
                new ECKey.Builder(Curve.P_256, ec)
                        .privateKey(pair.getPrivate())
                        .keyID(KID)
                        .algorithm(name)
                        .build();
            default -> throw new IllegalArgumentException(alg + " is not measured in the product");
        };
    }
}
