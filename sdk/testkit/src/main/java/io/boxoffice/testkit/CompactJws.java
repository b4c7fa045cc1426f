package io.boxoffice.testkit;

import com.nimbusds.jose.util.Base64URL;

/** The compact serialization of a JWS (RFC 7515 7.1), whatever its parts are. */
final class CompactJws {
    private CompactJws() {}

    static String signed(String header, String payload, IssuerKey key) {
        String input = input(header, payload);
        return input + "." + key.sign(input);
    }

    static String of(String header, String payload, String signature) {
        return input(header, payload) + "." + signature;
    }

    /** What is signed (RFC 7515 5.1). */
    static String input(String header, String payload) {
        return Base64URL.encode(header) + "." + Base64URL.encode(payload);
    }
}
