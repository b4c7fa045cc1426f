package io.boxoffice.backchannel;

import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.SignInId;
import io.boxoffice.oauth.UserId;
import java.util.UUID;

/**
 * That a client is to be told of the end of a sign-in.
 *
 * @param last whether there will be no other try
 */
public record LogoutNotice(UUID id, ClientId client, SignInId signIn, UserId user, boolean last) {}
