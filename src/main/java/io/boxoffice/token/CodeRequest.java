package io.boxoffice.token;

import io.boxoffice.authorization.Codes;
import io.boxoffice.oauth.Audience;
import io.boxoffice.refresh.Device;
import java.util.Optional;

/**
 * A code that a client presents.
 *
 * @param target the audience that is named, if one is
 * @param refreshes whether the client may use the refresh token that it gets
 */
public record CodeRequest(
        Codes.Presented presented, Terms client, Optional<Audience> target, boolean refreshes, Device device) {}
