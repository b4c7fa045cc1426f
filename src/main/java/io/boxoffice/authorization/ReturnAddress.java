package io.boxoffice.authorization;

import io.boxoffice.clients.Client;
import java.util.Optional;

/**
 * Where the answer to a request goes: client and address are checked, so that a browser may be sent there, with an error too.
 *
 * @param state what the client wants to get back (RFC 6749 4.1.1)
 */
public record ReturnAddress(Client client, String uri, ResponseMode mode, Optional<String> state)
        implements Destination {}
