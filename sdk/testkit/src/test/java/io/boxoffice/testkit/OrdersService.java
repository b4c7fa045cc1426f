package io.boxoffice.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;

/** Somebody's service, which verifies tokens as {@code docs/resource-servers.md} says for Nimbus, by a clock that it is given. */
final class OrdersService {
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    OrdersService(String issuer, URI keySet, Clock clock) {
        this(issuer, keySet, clock, JWSAlgorithm.ES256);
    }

    OrdersService(String issuer, URI keySet, Clock clock, JWSAlgorithm algorithm) {
        DefaultJWTClaimsVerifier<SecurityContext> claims =
                new DefaultJWTClaimsVerifier<>(
                        "orders", new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("sub", "exp")) {
                    @Override
                    protected Date currentTime() {
                        return Date.from(clock.instant());
                    }
                };
        claims.setMaxClockSkew(5);
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
        processor.setJWTClaimsSetVerifier(claims);
        try {
            processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                    algorithm,
                    JWKSourceBuilder.<SecurityContext>create(keySet.toURL())
                            .cache(false)
                            .rateLimited(false)
                            .refreshAheadCache(false)
                            .build()));
        } catch (MalformedURLException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    /** The status that it answers with to a request for the orders. */
    int orders(String token) {
        try {
            String scope = processor.process(token, null).getStringClaim("scope");
            return List.of(scope.split(" ", -1)).contains("orders.read") ? 200 : 403;
        } catch (BadJOSEException | JOSEException | ParseException refused) {
            return 401;
        }
    }
}
