package io.boxoffice.signing;

import com.nimbusds.jose.jwk.JWK;
import io.boxoffice.json.Base64Url;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The public JWK of somebody else (RFC 7517 4), with which they show that a key is theirs. It is what its required members are (RFC 7638
 * 3.2): whatever else stands in it is not looked at, but nothing private may.
 *
 * @param alg the one algorithm that its key is taken for: {@code ES256}, {@code PS256} or {@code EdDSA}
 * @param required its required members in the form whose hash is the thumbprint
 */
public record PublicJwk(String alg, String required) {
    /** Members of a private or a shared key (RFC 7518 6.2.2, 6.3.2, 6.4.1; RFC 8037 2). */
    private static final Set<String> PRIVATE = Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

    /** Reads a JWK; nothing if it is not public, not of the three kinds, or its numbers are not written as RFC 7518 6 asks. */
    public static Optional<PublicJwk> of(JsonNode jwk) {
        if (!jwk.isObject() || PRIVATE.stream().anyMatch(jwk::has)) {
            return Optional.empty();
        }
        return switch (text(jwk, "kty")) {
            case "EC" -> of("ES256", jwk, text(jwk, "crv").equals("P-256"), "crv", "kty", "x", "y");
            case "RSA" -> of("PS256", jwk, true, "e", "kty", "n");
            case "OKP" -> of("EdDSA", jwk, text(jwk, "crv").equals("Ed25519"), "crv", "kty", "x");
            default -> Optional.empty();
        };
    }

    private static Optional<PublicJwk> of(String alg, JsonNode jwk, boolean isKnown, String... members) {
        boolean isSound = isKnown && Arrays.stream(members).allMatch(name -> isName(name) || isNumber(text(jwk, name)));
        return isSound ? Optional.of(new PublicJwk(alg, required(jwk, members))) : Optional.empty();
    }

    private static String required(JsonNode jwk, String... members) {
        return Arrays.stream(members)
                .map(name -> "\"" + name + "\":\"" + text(jwk, name) + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static boolean isName(String member) {
        return member.equals("kty") || member.equals("crv");
    }

    /** Else one key would have several thumbprints. */
    private static boolean isNumber(String text) {
        return Base64Url.canonical(text).isPresent();
    }

    private static String text(JsonNode jwk, String member) {
        JsonNode value = jwk.path(member);
        return value.isString() ? value.stringValue() : "";
    }

    /** The SHA-256 thumbprint (RFC 7638 3): 43 characters of base64url. */
    public String thumbprint() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(required.getBytes(StandardCharsets.US_ASCII));
            return Base64Url.encode(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("it is part of every JDK", impossible);
        }
    }

    /** The key, if its numbers are those of one: a point of its curve, 2048 to 4096 bits. It costs tens of microseconds. */
    public Optional<ForeignKey> key() {
        try {
            return ForeignKey.of(alg, JWK.parse(required));
        } catch (ParseException | IllegalArgumentException | IllegalStateException noKey) {
            return Optional.empty();
        }
    }
}
