package io.boxoffice.authorization;

import io.boxoffice.clients.Client;

/** Who learns what came of a request. */
public sealed interface Destination permits ReturnAddress, WaitingDevice {
    /** Whose request it is. */
    Client client();
}
