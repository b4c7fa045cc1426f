package io.boxoffice.token;

import io.boxoffice.idtoken.IdTokenFacts;
import io.boxoffice.idtoken.IdTokens;
import io.boxoffice.oauth.TokenResponse;
import io.boxoffice.refresh.Family;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** Puts the ID token beside the access token where the session has any (OpenID Connect Core 3.1.3.3 and 12.2). */
@Dependent
class Identity {
    @Inject
    IdTokens idTokens;

    TokenResponse with(TokenResponse tokens, Family family, IdTokenFacts facts) {
        return family.hasIdTokens() ? tokens.with(idTokens.issue(facts, tokens.accessToken())) : tokens;
    }
}
