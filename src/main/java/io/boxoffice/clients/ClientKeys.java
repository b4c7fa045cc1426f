package io.boxoffice.clients;

import com.fasterxml.jackson.annotation.JsonValue;
import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import io.boxoffice.json.BodyRefused;
import io.boxoffice.oauth.SigningAlg;
import io.boxoffice.signing.ForeignKey;
import java.text.ParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The public keys with which the assertions of a client are verified (RFC 7517 5): 1 to 10 of RSA (2048 to 4096 bits, with their
 * {@code alg}), P-256 and Ed25519. Each has one algorithm for all its life, as each key of ours.
 */
public final class ClientKeys {
    private static final int MOST = 10;
    private static final Set<String> PRIVATE = Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");
    private static final Set<SigningAlg> OF_RSA = Set.of(SigningAlg.RS256, SigningAlg.PS256);

    private record Key(JWK jwk, SigningAlg alg, ForeignKey verifier) {}

    private final List<Key> keys;

    private ClientKeys(List<Key> keys) {
        this.keys = keys;
    }

    /** Reads a JWK Set; {@link BodyRefused} for one that holds a private, weak, unknown or doubled key, or none. */
    static ClientKeys of(ObjectNode jwks) {
        for (JsonNode key : jwks.path("keys")) {
            if (key.propertyNames().stream().anyMatch(PRIVATE::contains)) {
                throw refused("it must hold public keys only");
            }
        }
        try {
            return of(JWKSet.parse(jwks.toString()).getKeys());
        } catch (ParseException malformed) {
            throw refused("it is no JWK Set (RFC 7517 5)");
        }
    }

    private static ClientKeys of(List<JWK> keys) {
        if (keys.isEmpty() || keys.size() > MOST) {
            throw refused("it must hold 1 to " + MOST + " keys");
        }
        Set<String> ids = new HashSet<>();
        if (keys.size() > 1 && !keys.stream().allMatch(key -> key.getKeyID() != null && ids.add(key.getKeyID()))) {
            throw refused("several keys need a kid each");
        }
        return new ClientKeys(keys.stream().map(ClientKeys::sound).toList());
    }

    private static Key sound(JWK jwk) {
        if (jwk.getKeyUse() != null && !jwk.getKeyUse().equals(KeyUse.SIGNATURE)) {
            throw refused("the use of a key is not sig");
        }
        return algOf(jwk)
                .flatMap(alg -> ForeignKey.of(alg.wire(), jwk).map(verifier -> new Key(jwk, alg, verifier)))
                .orElseThrow(
                        () -> refused(
                                "a key must be P-256 (ES256), Ed25519 (EdDSA), or RSA of 2048 to 4096 bits with alg PS256 or RS256"));
    }

    /** The one algorithm of a key, if it is of a kind that is taken. An RSA key must say which of two it is for. */
    private static Optional<SigningAlg> algOf(JWK jwk) {
        Optional<SigningAlg> named =
                Optional.ofNullable(jwk.getAlgorithm()).map(Algorithm::getName).flatMap(SigningAlg::parse);
        return switch (jwk) {
            case RSAKey _ -> named.filter(OF_RSA::contains);
            case ECKey ec when ec.getCurve().equals(Curve.P_256) -> only(jwk, SigningAlg.ES256);
            case OctetKeyPair pair when pair.getCurve().equals(Curve.Ed25519) -> only(jwk, SigningAlg.EDDSA);
            default -> Optional.empty();
        };
    }

    private static Optional<SigningAlg> only(JWK jwk, SigningAlg alg) {
        boolean fits =
                jwk.getAlgorithm() == null || jwk.getAlgorithm().getName().equals(alg.wire());
        return fits ? Optional.of(alg) : Optional.empty();
    }

    /** The key that an assertion names: that of its {@code kid}, or the only one; and only for its own algorithm. */
    Optional<ForeignKey> find(Optional<String> kid, String alg) {
        return keys.stream()
                .filter(key -> kid.map(id -> id.equals(key.jwk().getKeyID())).orElse(keys.size() == 1))
                .filter(key -> key.alg().wire().equals(alg))
                .map(Key::verifier)
                .findFirst();
    }

    /** As it is shown and stored. */
    @JsonValue
    public Map<String, Object> toJson() {
        return new JWKSet(keys.stream().map(Key::jwk).toList()).toJSONObject(true);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClientKeys that && toJson().equals(that.toJson());
    }

    @Override
    public int hashCode() {
        return toJson().hashCode();
    }

    /** Public keys, by their ids. */
    @Override
    public String toString() {
        return "keys" + keys.stream().map(key -> key.jwk().getKeyID()).toList();
    }

    private static BodyRefused refused(String why) {
        return BodyRefused.malformed("The member jwks is not taken: " + why + ".");
    }
}
