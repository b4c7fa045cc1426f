package io.boxoffice.system;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The parser of SmallRye JWT, with what Quarkus makes of the properties that the page names. */
final class SmallRyeServer implements ResourceServer {
    private final JWTParser parser;

    SmallRyeServer(Boxoffice boxoffice, String audience) {
        JWTAuthContextInfo info =
                new JWTAuthContextInfo(boxoffice.address(Published.of(audience)).toString(), boxoffice.issuer());
        info.setExpectedAudience(Set.of(audience));
        info.setSignatureAlgorithm(Set.of(SignatureAlgorithm.RS256));
        info.setClockSkew(5);
        info.setRequiredClaims(Set.of("sub"));
        info.setJwksRefreshInterval(60);
        info.setForcedJwksRefreshInterval(1);
        info.setTlsCertificatePath(boxoffice.certificate().toAbsolutePath().toString());
        parser = new DefaultJWTParser(info, new AccessTokenFactory());
    }

    @Override
    public Verdict look(String token) {
        try {
            JsonWebToken jwt = parser.parse(token);
            return new Verdict.Admitted(jwt.getSubject(), jwt.getGroups(), jwt.getClaim("scope"));
        } catch (ParseException refused) {
            return new Verdict.Refused(refused.toString());
        }
    }
}
