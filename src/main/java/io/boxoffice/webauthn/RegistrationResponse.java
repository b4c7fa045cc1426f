package io.boxoffice.webauthn;

import io.boxoffice.oauth.RandomSecret;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a browser says of a passkey that it has made ({@code RegistrationResponseJSON}, WebAuthn Level 3, 5.1.8.2). Its shape is right; nothing
 * else of it is known.
 *
 * @param challenge that it answers, as it says
 * @param credential the id of the passkey, as it says
 */
public record RegistrationResponse(
        RandomSecret challenge,
        Octets credential,
        Octets clientData,
        Octets attestationObject,
        Set<String> transports) {
    /** Reads it; nothing if it is of another shape. */
    public static Optional<RegistrationResponse> of(ObjectNode json) {
        SentCredential sent = new SentCredential(json);
        Optional<ClientData> client = sent.response("clientDataJSON").flatMap(ClientData::of);
        Optional<Octets> id = sent.id();
        Optional<Octets> attestation = sent.response("attestationObject");
        return client.isPresent() && id.isPresent() && attestation.isPresent()
                ? Optional.of(new RegistrationResponse(
                        client.get().challenge(),
                        id.get(),
                        client.get().octets(),
                        attestation.get(),
                        sent.transports()))
                : Optional.empty();
    }
}
