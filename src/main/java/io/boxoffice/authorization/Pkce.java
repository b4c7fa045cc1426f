package io.boxoffice.authorization;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Proof Key for Code Exchange (RFC 7636), by S256 alone: a challenge comes with the request, and whoever has its verifier sent it. */
final class Pkce {
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    private Pkce() {}

    /** Whether there is a challenge that a verifier can answer (RFC 7636 4.3); without a method it would be {@code plain}. */
    static boolean isChallenge(String challenge, Optional<String> method) {
        return method.filter("S256"::equals).isPresent()
                && CHALLENGE.matcher(challenge).matches();
    }

    /** RFC 7636 4.6; RFC 9700 2.1.1: a verifier where there was no challenge is refused, too. */
    static boolean isVerified(Optional<String> challenge, Optional<String> verifier) {
        if (challenge.isEmpty() || verifier.isEmpty()) {
            return challenge.isEmpty() && verifier.isEmpty();
        }
        return VERIFIER.matcher(verifier.get()).matches()
                && MessageDigest.isEqual(
                        challenge.get().getBytes(StandardCharsets.US_ASCII),
                        s256(verifier.get()).getBytes(StandardCharsets.US_ASCII));
    }

    private static String s256(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
        }
    }
}
