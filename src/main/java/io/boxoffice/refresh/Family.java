package io.boxoffice.refresh;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.UserId;
import java.util.Optional;

/**
 * What all refresh tokens of a session have in common: they are of one user, for one client and one audience.
 *
 * @param scope what the session was opened for; what is granted may be less by now
 * @param authentication how the user showed who they are when it began
 * @param boundTo the key that whoever presents a token of it must have; nothing for a bearer token
 */
public record Family(
        UserId user,
        ClientId client,
        Audience audience,
        Scopes scope,
        Authentication authentication,
        Optional<Confirmation> boundTo) {}
