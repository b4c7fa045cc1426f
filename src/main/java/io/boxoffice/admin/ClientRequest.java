package io.boxoffice.admin;

import io.boxoffice.clients.Registration;
import io.boxoffice.json.Body;
import io.boxoffice.json.BodyRefused;
import io.boxoffice.oauth.ClientId;

/** The body that registers a client; without a {@code client_id} it gets a random one. */
record ClientRequest(ClientId id, Registration registration) {
    static ClientRequest of(Body body) {
        ClientId id = body.optionalText("client_id").map(ClientRequest::id).orElseGet(ClientId::random);
        return new ClientRequest(id, Registration.of(body.without("client_id")));
    }

    private static ClientId id(String text) {
        if (!ClientId.isName(text)) {
            throw BodyRefused.malformed("The member client_id must match [A-Za-z0-9._-]{1,64}, and be no UUID.");
        }
        return new ClientId(text);
    }
}
