package io.boxoffice.introspection;

import io.boxoffice.accesstoken.AccessTokenClaims;
import io.boxoffice.accesstoken.AccessTokenVerifier;
import io.boxoffice.accesstoken.UserClaims;
import io.boxoffice.accesstoken.Verification;
import io.boxoffice.oauth.Audience;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeMap;

/** What is told of a token (RFC 7662 2.2): its claims if it is good at the audience that asks, and else nothing at all. */
@Dependent
class Introspection {
    private static final Map<String, Object> INACTIVE = Map.of("active", false);

    @Inject
    AccessTokenVerifier verifier;

    Map<String, Object> of(String token, Audience own) {
        return verifier.verify(token) instanceof Verification.Admitted admitted
                        && admitted.verified().audience().equals(own)
                ? active(admitted.verified().claims())
                : INACTIVE;
    }

    private static Map<String, Object> active(AccessTokenClaims claims) {
        Map<String, Object> answer = new TreeMap<>(claims.toMap());
        answer.put("active", true);
        answer.put("token_type", claims.boundTo().isPresent() ? "DPoP" : "Bearer");
        claims.user().map(UserClaims::username).ifPresent(name -> answer.put("username", name));
        return answer;
    }
}
