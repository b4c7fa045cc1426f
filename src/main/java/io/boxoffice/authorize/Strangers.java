package io.boxoffice.authorize;

import io.boxoffice.clients.Client;
import io.boxoffice.limit.Limit;
import io.boxoffice.limit.NetworkLimits;
import io.boxoffice.oauth.OAuthException;
import io.boxoffice.transport.Network;
import io.boxoffice.transport.RequestSource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** How much may be stored for clients that have shown nothing of who they are. */
@Dependent
class Strangers {
    @Inject
    NetworkLimits limits;

    /** Anybody can say to be a public client: what they have stored counts as logins do. */
    void requireSeldom(Client client, HttpServletRequest http) {
        if (!client.isConfidential()) {
            Network from = Network.of(RequestSource.of(http).address());
            limits.take(Limit.LOGIN, from).ifPresent(wait -> {
                throw OAuthException.slowDown(wait);
            });
        }
    }
}
