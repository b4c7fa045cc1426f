package io.boxoffice.token;

import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.audit.Event;
import io.boxoffice.audit.EventType;
import io.boxoffice.audit.FrequentEvents;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.TokenResponse;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Tokens of clients that act for themselves (RFC 6749 4.4). No row is written for one, unless its audience has a status list: such a token has no
 * session, and a machine may ask for a thousand of them in a second. The audit tells of them by client, audience and address, the
 * first at once and how many more each minute.
 */
@Dependent
public class MachineTokens {
    @Inject
    Mint mint;

    @Inject
    Stamps stamps;

    @Inject
    FrequentEvents frequent;

    /** A token of a client for itself. */
    public TokenResponse issue(
            Terms client,
            Optional<String> tenant,
            AudiencePolicy policy,
            Scopes scope,
            Optional<Confirmation> boundTo) {
        Authorization authorization =
                Authorization.ofMachine(client.client(), tenant, policy.audience(), scope, boundTo);
        TokenResponse response = mint.response(authorization, stamps.next(client, policy));
        frequent.note(
                Event.of(EventType.AUTHN_TOKEN_CREATED, client.client().value()).at(policy.audience()));
        return response;
    }
}
