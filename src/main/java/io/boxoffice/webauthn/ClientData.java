package io.boxoffice.webauthn;

import io.boxoffice.json.StrictJson;
import io.boxoffice.oauth.RandomSecret;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The client data of a ceremony (WebAuthn Level 3, 5.8.1), as far as it must be known before the rest is looked at. No member of it stands
 * there twice, so that whoever reads it reads the same.
 */
record ClientData(Octets octets, RandomSecret challenge) {
    static Optional<ClientData> of(Octets octets) {
        return StrictJson.object(octets.bytes())
                .map(json -> json.path("challenge"))
                .filter(JsonNode::isString)
                .flatMap(challenge -> RandomSecret.parse(challenge.stringValue()))
                .map(challenge -> new ClientData(octets, challenge));
    }
}
