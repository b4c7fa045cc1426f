package io.boxoffice.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.text.ParseException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A private key as an administrator brings it. It prints as nothing. */
public final class KeyMaterial {
    private static final Pattern KID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern PKCS8 =
            Pattern.compile("\\s*-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----\\s*");

    sealed interface Reading permits Usable, Unusable {}

    record Usable(JWK key) implements Reading {}

    record Unusable(String reason) implements Reading {}

    private final String text;
    private final boolean pem;

    private KeyMaterial(String text, boolean pem) {
        this.text = text;
        this.pem = pem;
    }

    /** A private JWK (RFC 7517) as JSON. */
    public static KeyMaterial jwk(String json) {
        return new KeyMaterial(json, false);
    }

    /** An RSA private key as PKCS #8 PEM (RFC 7468 10). */
    public static KeyMaterial pem(String pem) {
        return new KeyMaterial(pem, true);
    }

    @Override
    public String toString() {
        return "***";
    }

    Reading read() {
        try {
            return pem ? readPem() : readJwk();
        } catch (ParseException | JOSEException | GeneralSecurityException | IllegalArgumentException malformed) {
            return new Unusable("The key is malformed.");
        }
    }

    private Reading readJwk() throws ParseException, JOSEException {
        JWK jwk = JWK.parse(text);
        if (!jwk.isPrivate()) {
            return new Unusable("The key has no private half.");
        }
        if (jwk.getKeyUse() != null && !jwk.getKeyUse().equals(KeyUse.SIGNATURE)) {
            return new Unusable("The key's use is not sig.");
        }
        return switch (jwk) {
            case RSAKey rsa -> checked(rsa, JWSAlgorithm.RS256);
            case ECKey ec when ec.getCurve().equals(Curve.P_256) -> checked(ec, JWSAlgorithm.ES256);
            default -> new Unusable("The key is neither RSA nor P-256.");
        };
    }

    private Reading readPem() throws GeneralSecurityException, JOSEException {
        Matcher matcher = PKCS8.matcher(text);
        if (!matcher.matches()) {
            return new Unusable("The PEM is not one PKCS #8 private key.");
        }
        byte[] der = Base64.getMimeDecoder().decode(matcher.group(1));
        KeyFactory rsa = KeyFactory.getInstance("RSA");
        if (!(rsa.generatePrivate(new PKCS8EncodedKeySpec(der)) instanceof RSAPrivateCrtKey key)) {
            return new Unusable("The key lacks its primes.");
        }
        RSAPublicKey publicKey =
                (RSAPublicKey) rsa.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        return checked(new RSAKey.Builder(publicKey).privateKey(key).build(), JWSAlgorithm.RS256);
    }

    private static Reading checked(JWK jwk, JWSAlgorithm alg) throws JOSEException {
        if (jwk.getAlgorithm() != null && !jwk.getAlgorithm().equals(alg)) {
            return new Unusable("The key's alg must be " + alg + ".");
        }
        String kid = Optional.ofNullable(jwk.getKeyID()).orElseGet(NewKey::kid);
        if (!KID.matcher(kid).matches()) {
            return new Unusable("The kid must be 1 to 64 of A-Za-z0-9_-.");
        }
        return KeyStrength.weakness(jwk).<Reading>map(Unusable::new).orElseGet(() -> new Usable(plain(jwk, kid, alg)));
    }

    /** The key with its id, algorithm and use, and nothing else that the import carried, such as certificates. */
    private static JWK plain(JWK jwk, String kid, JWSAlgorithm alg) {
        try {
            return switch (jwk) {
                case RSAKey rsa ->
                    new RSAKey.Builder(rsa.toRSAPublicKey())
                            .privateKey(rsa.toRSAPrivateKey())
                            .keyID(kid)
                            .algorithm(alg)
                            .keyUse(KeyUse.SIGNATURE)
                            .build();
                case ECKey ec ->
                    new ECKey.Builder(Curve.P_256, ec.toECPublicKey())
                            .privateKey(ec.toECPrivateKey())
                            .keyID(kid)
                            .algorithm(alg)
                            .keyUse(KeyUse.SIGNATURE)
                            .build();
                default -> throw new IllegalArgumentException("neither RSA nor EC");
            };
        } catch (JOSEException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }
}
