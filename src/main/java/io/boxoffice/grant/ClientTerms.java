package io.boxoffice.grant;

import io.boxoffice.clients.Client;
import io.boxoffice.token.Terms;
import java.util.Optional;

/** What holds for a registered client that asks for tokens. */
public final class ClientTerms {
    private ClientTerms() {}

    /** The terms of a client; those of the built-in one are {@link Terms#FIRST_PARTY}. */
    public static Terms of(Client client) {
        return new Terms(
                client.id(),
                Optional.of(client.registration().audiences()),
                client.isConfidential(),
                client.registration().rotateRefreshTokens(),
                Optional.ofNullable(client.registration().accessTokenLifetime()),
                client.registration().idTokenSignedResponseAlg());
    }
}
