package io.boxoffice.token;

import io.boxoffice.account.User;
import io.boxoffice.audience.AudiencePolicy;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.Secret;
import io.boxoffice.refresh.Device;
import java.util.Optional;

/**
 * A session that is to begin.
 *
 * @param verified whose credentials were checked, as they were then
 * @param shown how they showed who they are
 * @param asked the scopes that were asked for; empty for all that are granted
 * @param replaced the refresh token whose place the new one takes in a browser: its session ends, and makes room
 */
public record Opening(
        User verified,
        Authentication shown,
        AudiencePolicy policy,
        Optional<Scopes> asked,
        Device device,
        Optional<Secret> replaced) {}
