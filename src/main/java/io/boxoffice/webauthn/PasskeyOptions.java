package io.boxoffice.webauthn;

import io.boxoffice.oauth.RandomSecret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a browser is asked, in the members of WebAuthn Level 3: {@code PublicKeyCredentialCreationOptionsJSON} (5.1.9) and {@code
 * PublicKeyCredentialRequestOptionsJSON} (5.1.10).
 *
 * @param members as they are written
 */
public record PasskeyOptions(Map<String, Object> members) {
    /** How long a browser has, which is as long as a challenge is good. */
    public static final Duration LIFE = Duration.ofMinutes(5);

    /**
     * A passkey that a browser may be told of.
     *
     * @param transports how its authenticator may be reached
     */
    public record Known(Octets id, Set<String> transports) {
        Map<String, Object> members() {
            return Map.of("type", "public-key", "id", id.text(), "transports", new TreeSet<>(transports));
        }
    }

    /**
     * To make a passkey that is found without a list.
     *
     * @param handle 32 random bytes, by which an authenticator knows the user and nobody else does
     * @param had those that the user has already: no authenticator gets a second one
     * @param verifies whether its user must be verified
     */
    static PasskeyOptions creation(
            RelyingParty party,
            RandomSecret challenge,
            Octets handle,
            String username,
            List<Known> had,
            boolean verifies) {
        return new PasskeyOptions(Map.of(
                "rp", Map.of("id", party.id(), "name", party.name()),
                "user", Map.of("id", handle.text(), "name", username, "displayName", username),
                "challenge", challenge.reveal(),
                "pubKeyCredParams",
                        RelyingParty.ALGORITHMS.stream()
                                .map(algorithm -> Map.of(
                                        "type",
                                        "public-key",
                                        "alg",
                                        algorithm.getAlg().getValue()))
                                .toList(),
                "timeout", LIFE.toMillis(),
                "excludeCredentials", had.stream().map(Known::members).toList(),
                "authenticatorSelection",
                        Map.of(
                                "residentKey",
                                "required",
                                "requireResidentKey",
                                true,
                                "userVerification",
                                verification(verifies)),
                "attestation", "none"));
    }

    /**
     * To show one.
     *
     * @param allowed which; any if there is none of them
     * @param isAlone whether nothing else is shown, so that the user must be verified
     */
    static PasskeyOptions request(RelyingParty party, RandomSecret challenge, List<Known> allowed, boolean isAlone) {
        return new PasskeyOptions(Map.of(
                "challenge", challenge.reveal(),
                "rpId", party.id(),
                "timeout", LIFE.toMillis(),
                "allowCredentials", allowed.stream().map(Known::members).toList(),
                "userVerification", verification(isAlone)));
    }

    private static String verification(boolean isNeeded) {
        return isNeeded ? "required" : "preferred";
    }
}
