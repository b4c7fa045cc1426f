package org.example;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.DefaultJWTTokenParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import org.jose4j.jwt.consumer.JwtContext;

/** What Quarkus does not look at by itself: the {@code typ} (RFC 9068 4). */
@ApplicationScoped
@Alternative
@Priority(1)
public class AccessTokens extends JWTCallerPrincipalFactory {
    private final DefaultJWTTokenParser parser = new DefaultJWTTokenParser();

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo info) throws ParseException {
        JwtContext jwt = parser.parse(token, info);
        if (!"at+jwt".equals(jwt.getJoseObjects().get(0).getHeader("typ"))) {
            throw new ParseException("no access token");
        }
        return new DefaultJWTCallerPrincipal("at+jwt", jwt.getJwtClaims());
    }
}
