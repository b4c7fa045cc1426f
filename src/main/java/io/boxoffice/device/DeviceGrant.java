package io.boxoffice.device;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.UserId;

/**
 * What a person has allowed a device.
 *
 * @param authentication how they showed in their browser who they are
 * @param scope of the access token, as far as it is still granted when the device comes for it
 * @param identity of the ID token and of offline use
 */
public record DeviceGrant(
        UserId user, Authentication authentication, Audience audience, Scopes scope, Scopes identity) {}
