package io.boxoffice.idtoken;

import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.SignInId;
import io.boxoffice.oauth.UserId;
import java.util.Optional;

/**
 * What an ID token of ours says that came back as {@code id_token_hint}.
 *
 * @param client whom it was issued to: whether they ask now, the caller looks
 * @param signIn the sign-in that it was issued in, over or not
 */
public record IdTokenHint(UserId user, ClientId client, Optional<SignInId> signIn) {}
