package io.boxoffice.explain;

import io.boxoffice.accesstoken.Explanation;
import io.boxoffice.accesstoken.TokenCheck;
import io.boxoffice.accesstoken.Verdict;
import io.boxoffice.clients.ClientSecret;
import io.boxoffice.idtoken.IdTokenHints;
import io.boxoffice.json.CompactJws;
import io.boxoffice.oauth.Secret;
import io.boxoffice.refresh.RefreshTokenValue;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells what a text is, by its shape and its signature alone: nothing is looked up that could be used up. */
@Dependent
class TokenKinds {
    /** 32 bytes in base64url. */
    private static final Pattern OPAQUE = Pattern.compile("[A-Za-z0-9_-]{43}");

    @Inject
    IdTokenHints idTokens;

    TokenKind of(Secret token, Explanation explanation) {
        String text = token.reveal();
        if (explanation.signed().isPresent() && explanation.verdicts().get(TokenCheck.TYPE) == Verdict.PASSED) {
            return TokenKind.ACCESS_TOKEN;
        }
        return CompactJws.parse(text).map(jws -> ofJwt(text, jws)).orElseGet(() -> ofOther(token));
    }

    private TokenKind ofJwt(String text, CompactJws jws) {
        if (idTokens.read(text).isPresent()) {
            return TokenKind.ID_TOKEN;
        }
        return Optional.of(jws.header().path("typ").asString(""))
                .filter("dpop+jwt"::equals)
                .map(_ -> TokenKind.DPOP_PROOF)
                .orElse(TokenKind.JWT);
    }

    private static TokenKind ofOther(Secret token) {
        if (RefreshTokenValue.isShaped(token)) {
            return TokenKind.REFRESH_TOKEN;
        }
        if (ClientSecret.isShaped(token)) {
            return TokenKind.CLIENT_SECRET;
        }
        return OPAQUE.matcher(token.reveal()).matches() ? TokenKind.OPAQUE : TokenKind.UNKNOWN;
    }
}
