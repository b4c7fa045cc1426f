package io.boxoffice.system;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import org.jose4j.jwt.consumer.JwtContext;

/** What SmallRye JWT does not look at by itself: the {@code typ}. */
public final class AccessTokenFactory extends JWTCallerPrincipalFactory {
    private final DefaultJWTTokenParser parser = new DefaultJWTTokenParser();

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo info) throws ParseException {
        JwtContext jwt = parser.parse(token, info);
        if (!"at+jwt".equals(jwt.getJoseObjects().getFirst().getHeader("typ"))) {
            throw new ParseException("no access token");
        }
        return new DefaultJWTCallerPrincipal("at+jwt", jwt.getJwtClaims());
    }
}
