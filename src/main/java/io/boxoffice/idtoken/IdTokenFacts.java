package io.boxoffice.idtoken;

import io.boxoffice.account.User;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.IdClaims;
import io.boxoffice.oauth.SignInId;
import io.boxoffice.oauth.SigningAlg;
import java.util.Optional;

/**
 * What an ID token tells, and whom.
 *
 * @param client who it is for: the claims {@code aud} and {@code azp}
 * @param alg the client's {@code id_token_signed_response_alg}, no shared secret's
 * @param authentication when and how the user showed who they are
 * @param signIn the claim {@code sid}; nothing where no browser is signed in any more
 * @param nonce as the client sent it; nothing if it did not, or after a refresh (OpenID Connect Core 12.2)
 * @param asked the members of {@code claims.id_token} (5.5): without them claims about the user are at userinfo only
 */
public record IdTokenFacts(
        User user,
        ClientId client,
        SigningAlg alg,
        Authentication authentication,
        Optional<SignInId> signIn,
        Optional<String> nonce,
        IdClaims asked) {}
