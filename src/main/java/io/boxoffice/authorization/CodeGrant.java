package io.boxoffice.authorization;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Authentication;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.Confirmation;
import io.boxoffice.oauth.IdClaims;
import io.boxoffice.oauth.Scopes;
import io.boxoffice.oauth.SignInId;
import io.boxoffice.oauth.UserId;
import java.util.Optional;

/**
 * What a code is good for.
 *
 * @param scope of the access token, as far as it is still granted when it is redeemed
 * @param identity of the ID token and of offline use
 * @param redirectUri where the code was sent
 * @param challenge what the verifier must hash to
 * @param boundTo the key that whoever redeems it must show
 * @param idClaims the claims about the user that the ID token has besides
 */
public record CodeGrant(
        ClientId client,
        UserId user,
        SignInId signIn,
        Authentication authentication,
        Audience audience,
        Scopes scope,
        Scopes identity,
        String redirectUri,
        Optional<String> challenge,
        Optional<Confirmation> boundTo,
        Optional<String> nonce,
        IdClaims idClaims) {}
