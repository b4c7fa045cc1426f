package io.boxoffice.system;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.text.ParseException;
import java.util.Set;
import java.util.stream.Collectors;

/** What the JWK Sets say, read by an independent library. */
final class Published {
    static final String ALL = "/.well-known/jwks.json";

    private Published() {}

    static String of(String audience) {
        return "/.well-known/jwks/" + audience + ".json";
    }

    /** Where a verifier of the audience reads them under its name. */
    static String of(String audience, String verifier) {
        return "/.well-known/jwks/" + audience + "/" + verifier + ".json";
    }

    static JWKSet keys(Boxoffice boxoffice, String path) {
        try {
            return JWKSet.parse(boxoffice.get(path).hasStatus(200).body());
        } catch (ParseException malformed) {
            throw new AssertionError(malformed);
        }
    }

    static Set<String> kids(Boxoffice boxoffice, String path) {
        return keys(boxoffice, path).getKeys().stream().map(JWK::getKeyID).collect(Collectors.toSet());
    }
}
