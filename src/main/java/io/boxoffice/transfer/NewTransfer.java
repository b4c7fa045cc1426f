package io.boxoffice.transfer;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.Scopes;

/**
 * What a signed-in device passes on.
 *
 * @param from the session in which it is asked for
 * @param version of the user as they are now: a change of them ends it
 * @param scope at most, as far as it is still granted when the new device comes for it
 * @param authentication how the user showed on the first device who they are
 */
public record NewTransfer(Passing from, long version, Audience audience, Scopes scope, Authentication authentication) {}
