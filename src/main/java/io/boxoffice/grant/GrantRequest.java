package io.boxoffice.grant;

import io.boxoffice.clients.Client;
import io.boxoffice.dpop.DpopProof;
import io.boxoffice.json.Parameters;
import io.boxoffice.oauth.ErrorCode;
import io.boxoffice.oauth.OAuthException;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.refresh.Device;
import io.boxoffice.token.Terms;
import java.util.Optional;

/**
 * What a client asks for, which has shown who it is.
 *
 * @param proof what it shows of a key of its own, not used yet
 * @param device where it asks from
 */
record GrantRequest(Client client, Parameters form, Optional<DpopProof> proof, Device device) {
    /** What holds for the client. */
    Terms terms() {
        return ClientTerms.of(client);
    }

    /** The scopes that are asked for, if any are (RFC 6749 3.3). */
    Optional<Scopes> scope() {
        return form.optionalText("scope").map(text -> Scopes.parse(text).orElseThrow(GrantRequest::invalidScope));
    }

    static OAuthException invalidScope() {
        return new OAuthException(ErrorCode.INVALID_SCOPE, "A scope is malformed, unknown or not granted.");
    }
}
