package io.boxoffice.system;

import java.util.Set;
import org.jose4j.http.Get;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;

/** jose4j, which is also inside of Open Liberty. */
final class Jose4jServer implements ResourceServer {
    private final JwtConsumer consumer;

    Jose4jServer(Boxoffice boxoffice, String audience) {
        Get https = new Get();
        https.setSslSocketFactory(boxoffice.trust().getSocketFactory());
        consumer = consumer(boxoffice.address(Published.of(audience)).toString(), https, boxoffice.issuer(), audience);
    }

    private static JwtConsumer consumer(String keySet, Get https, String issuer, String audience) {
        HttpsJwks keys = new HttpsJwks(keySet);
        keys.setSimpleHttpGet(https);
        return new JwtConsumerBuilder()
                .setExpectedIssuer(issuer)
                .setExpectedAudience(audience)
                .setExpectedType(true, "at+jwt")
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                .setRequireExpirationTime()
                .setRequireSubject()
                .setAllowedClockSkewInSeconds(5)
                .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(keys))
                .build();
    }

    @Override
    public Verdict look(String token) {
        try {
            JwtClaims claims = consumer.processToClaims(token);
            return new Verdict.Admitted(
                    claims.getSubject(),
                    Set.copyOf(claims.getStringListClaimValue("groups")),
                    claims.getStringClaimValue("scope"));
        } catch (InvalidJwtException | MalformedClaimException refused) {
            return new Verdict.Refused(refused.toString());
        }
    }
}
