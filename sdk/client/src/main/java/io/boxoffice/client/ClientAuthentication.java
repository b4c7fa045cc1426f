package io.boxoffice.client;

import com.nimbusds.jose.jwk.JWK;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How a client proves at the token endpoint who it is (RFC 6749 2.3): by the one method it is registered with. It does not
 * print a secret.
 */
public final class ClientAuthentication {
    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /** Puts it into a request of the token endpoint, anew each time. */
    private interface Method {
        void apply(String issuer, Instant now, HttpRequest.Builder request, Map<String, String> form);
    }

    private final String clientId;
    private final String name;
    private final Method method;

    private ClientAuthentication(String clientId, String name, Method method) {
        if (clientId.isEmpty()) {
            throw new IllegalArgumentException("which client?");
        }
        this.clientId = clientId;
        this.name = name;
        this.method = method;
    }

    /**
     * {@code client_secret_basic} (RFC 6749 2.3.1): in the header {@code Authorization}.
     *
     * @param secret asked for each time a token is due, so it may change; nothing keeps what it gives
     */
    public static ClientAuthentication clientSecretBasic(String clientId, Supplier<String> secret) {
        return new ClientAuthentication(
                clientId,
                "client_secret_basic",
                (issuer, now, request, form) ->
                        request.header("Authorization", "Basic " + basic(clientId, secret.get())));
    }

    /**
     * {@code client_secret_post} (RFC 6749 2.3.1): in the body, for clients that are registered so.
     *
     * @param secret asked for each time a token is due, so it may change; nothing keeps what it gives
     */
    public static ClientAuthentication clientSecretPost(String clientId, Supplier<String> secret) {
        return new ClientAuthentication(clientId, "client_secret_post", (issuer, now, request, form) -> {
            form.put("client_id", clientId);
            form.put("client_secret", secret.get());
        });
    }

    /**
     * {@code private_key_jwt} (RFC 7523 2.2): by a signed statement, new each time and good for a minute, so that no secret
     * leaves this process.
     *
     * @param jwk the private key as JSON (RFC 7517), with the {@code kid} that its public part is registered with: on P-256
     *     (ES256), on Ed25519 (EdDSA), or of RSA with 2048 bits or more (PS256, or RS256 if that is its {@code alg})
     */
    public static ClientAuthentication privateKeyJwt(String clientId, String jwk) {
        JWK key = PrivateJwk.parse(jwk);
        return signed(new ClientAssertion(clientId, PrivateJwk.signingKey(key), key.getKeyID()));
    }

    /**
     * {@code private_key_jwt} (RFC 7523 2.2) by a key that is there already, such as one in a hardware module.
     *
     * @param keys on P-256 (ES256), Ed25519 (EdDSA) or of RSA with 2048 bits or more (PS256)
     * @param keyId the {@code kid} that the public key is registered with
     */
    public static ClientAuthentication privateKeyJwt(String clientId, KeyPair keys, String keyId) {
        return signed(new ClientAssertion(clientId, SigningKey.of(keys), keyId));
    }

    private static ClientAuthentication signed(ClientAssertion assertion) {
        return new ClientAuthentication(assertion.clientId(), "private_key_jwt", (issuer, now, request, form) -> {
            form.put("client_id", assertion.clientId());
            form.put("client_assertion_type", ASSERTION);
            form.put("client_assertion", assertion.signedFor(issuer, now));
        });
    }

    /** Both are encoded as in a form, before base64: an id or a secret may have a colon in it. */
    private static String basic(String clientId, String secret) {
        String both = encoded(clientId) + ":" + encoded(secret);
        return Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.US_ASCII));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Who it is about. */
    public String clientId() {
        return clientId;
    }

    void apply(String issuer, Instant now, HttpRequest.Builder request, Map<String, String> form) {
        method.apply(issuer, now, request, form);
    }

    @Override
    public String toString() {
        return clientId + " by " + name;
    }
}
