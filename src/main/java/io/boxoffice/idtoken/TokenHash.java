package io.boxoffice.idtoken;

import io.boxoffice.oauth.SigningAlg;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * The claim {@code at_hash} (OpenID Connect Core 3.1.3.6): the left half of a hash of the access token, by the hash of the algorithm that signs
 * the ID token. Ed25519's is SHA-512 (RFC 8032 5.1).
 */
final class TokenHash {
    private TokenHash() {}

    static String of(String accessToken, SigningAlg alg) {
        byte[] hash = digest(alg).digest(accessToken.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, hash.length / 2));
    }

    private static MessageDigest digest(SigningAlg alg) {
        try {
            return switch (alg) {
                case RS256, PS256, ES256, HS256 -> MessageDigest.getInstance("SHA-256");
                case EDDSA -> MessageDigest.getInstance("SHA-512");
            };
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("both are part of every JDK", impossible);
        }
    }
}
