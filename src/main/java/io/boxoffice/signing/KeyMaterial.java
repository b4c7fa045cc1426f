package io.boxoffice.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.boxoffice.oauth.KeyId;
import io.boxoffice.oauth.SigningAlg;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A private key as an administrator brings it. It prints as nothing. */
public final class KeyMaterial {

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

    /** A private key as PEM (RFC 7468), in any of the forms of {@link PemKey}. */
    public static KeyMaterial pem(String pem) {
        return new KeyMaterial(pem, true);
    }

    @Override
    public String toString() {
        return "***";
    }

    /**
     * The key, if it may be used.
     *
     * @param preferred what a key that names no algorithm signs with, if it can
     */
    Reading read(SigningAlg preferred) {
        try {
            return switch (pem ? PemKey.read(text) : jwk()) {
                case Unusable unusable -> unusable;
                case Usable usable -> examined(usable.key(), preferred);
            };
        } catch (ParseException | JOSEException | GeneralSecurityException | IllegalArgumentException malformed) {
            return new Unusable("The key is malformed.");
        }
    }

    private Reading jwk() throws ParseException {
        Map<String, Object> members = JSONObjectUtils.parse(text);
        return members.containsKey("oth")
                ? new Unusable("The key must have two primes.")
                : new Usable(JWK.parse(members));
    }

    private static Reading examined(JWK jwk, SigningAlg preferred) throws JOSEException {
        if (!jwk.isPrivate()) {
            return new Unusable("The key has no private half.");
        }
        if (jwk.getKeyUse() != null && !jwk.getKeyUse().equals(KeyUse.SIGNATURE)) {
            return new Unusable("The key's use is not sig.");
        }
        if (jwk.getKeyOperations() != null && !jwk.getKeyOperations().contains(KeyOperation.SIGN)) {
            return new Unusable("The key's key_ops have no sign.");
        }
        List<SigningAlg> possible = algorithms(jwk);
        if (possible.isEmpty()) {
            return new Unusable("The key is none of RSA, P-256, Ed25519 and oct.");
        }
        return algorithm(jwk, possible, preferred)
                .map(alg -> checked(jwk, alg))
                .orElseGet(() -> new Unusable("The key's alg must be "
                        + possible.stream().map(SigningAlg::wire).collect(Collectors.joining(" or ")) + "."));
    }

    /** The one that the key names; else the preferred one; else the plainest. */
    private static Optional<SigningAlg> algorithm(JWK jwk, List<SigningAlg> possible, SigningAlg preferred) {
        if (jwk.getAlgorithm() == null) {
            return Optional.of(possible.contains(preferred) ? preferred : possible.getFirst());
        }
        return possible.stream()
                .filter(one -> jwk.getAlgorithm().getName().equals(one.wire()))
                .findFirst();
    }

    private static List<SigningAlg> algorithms(JWK jwk) {
        return switch (jwk) {
            case RSAKey _ -> List.of(SigningAlg.RS256, SigningAlg.PS256);
            case ECKey ec when ec.getCurve().equals(Curve.P_256) -> List.of(SigningAlg.ES256);
            case OctetKeyPair pair when pair.getCurve().equals(Curve.Ed25519) -> List.of(SigningAlg.EDDSA);
            case OctetSequenceKey _ -> List.of(SigningAlg.HS256);
            default -> List.of();
        };
    }

    private static Reading checked(JWK jwk, SigningAlg alg) {
        Optional<KeyId> kid = jwk.getKeyID() == null ? Optional.of(KeyId.random()) : KeyId.parse(jwk.getKeyID());
        if (kid.isEmpty()) {
            return new Unusable("The kid must be 1 to 64 of A-Za-z0-9_-.");
        }
        return KeyStrength.weakness(jwk)
                .<Reading>map(Unusable::new)
                .orElseGet(() -> new Usable(plain(jwk, kid.get().value(), alg)));
    }

    /** The key with its id, algorithm and use, and nothing else that the import carried, such as certificates. */
    private static JWK plain(JWK jwk, String kid, SigningAlg signing) {
        JWSAlgorithm alg = JWSAlgorithm.parse(signing.wire());
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
                case OctetKeyPair pair ->
                    new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(pair.getDecodedX()))
                            .d(Base64URL.encode(pair.getDecodedD()))
                            .keyID(kid)
                            .algorithm(alg)
                            .keyUse(KeyUse.SIGNATURE)
                            .build();
                case OctetSequenceKey secret ->
                    new OctetSequenceKey.Builder(secret.toByteArray())
                            .keyID(kid)
                            .algorithm(alg)
                            .keyUse(KeyUse.SIGNATURE)
                            .build();
                default -> throw new IllegalArgumentException("a key of an unknown type");
            };
        } catch (JOSEException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }
}
