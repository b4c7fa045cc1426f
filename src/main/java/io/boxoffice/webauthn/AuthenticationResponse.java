package io.boxoffice.webauthn;

import io.boxoffice.oauth.RandomSecret;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a browser says of a passkey that was shown ({@code AuthenticationResponseJSON}, WebAuthn Level 3, 5.1.8.3). Its shape is right; nothing
 * else of it is known.
 *
 * @param challenge that it answers, as it says
 * @param userHandle whose passkey it is, if it says so
 */
public record AuthenticationResponse(
        RandomSecret challenge,
        Octets credential,
        Octets clientData,
        Octets authenticatorData,
        Octets signature,
        Optional<Octets> userHandle) {
    /** Reads it; nothing if it is of another shape. */
    public static Optional<AuthenticationResponse> of(ObjectNode json) {
        SentCredential sent = new SentCredential(json);
        Optional<ClientData> client = sent.response("clientDataJSON").flatMap(ClientData::of);
        Optional<Octets> id = sent.id();
        Optional<Octets> authenticator = sent.response("authenticatorData");
        Optional<Octets> signature = sent.response("signature");
        return client.isPresent() && id.isPresent() && authenticator.isPresent() && signature.isPresent()
                ? Optional.of(new AuthenticationResponse(
                        client.get().challenge(),
                        id.get(),
                        client.get().octets(),
                        authenticator.get(),
                        signature.get(),
                        sent.response("userHandle")))
                : Optional.empty();
    }
}
