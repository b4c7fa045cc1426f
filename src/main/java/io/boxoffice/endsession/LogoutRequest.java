package io.boxoffice.endsession;

import io.boxoffice.clients.Client;
import io.boxoffice.idtoken.IdTokenHint;
import java.util.Optional;

/** What a request to sign out comes to (OpenID Connect RP-Initiated Logout 1.0, 2 and 3). */
sealed interface LogoutRequest {
    /**
     * A client of ours shows an ID token of its own.
     *
     * @param returnTo a registered address, with the state; nothing if the client asks for none
     */
    record Hinted(IdTokenHint hint, Client client, Optional<String> returnTo) implements LogoutRequest {}

    /** Nobody has shown that a client of ours asks. Nothing leads anywhere but to the page of a client that is named. */
    record Unproven(Optional<Client> client) implements LogoutRequest {}

    /** A client of ours asks for an address that is not registered: nobody is sent there, and nothing ends. */
    record BadAddress(Client client) implements LogoutRequest {}

    /** The ID token is another client's than the one that is named, or the request is longer than any that makes sense. */
    record Contradiction() implements LogoutRequest {}
}
