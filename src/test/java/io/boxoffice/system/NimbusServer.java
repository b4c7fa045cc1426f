package io.boxoffice.system;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.util.Set;

/** Nimbus JOSE + JWT. */
final class NimbusServer implements ResourceServer {
    private final DefaultJWTProcessor<SecurityContext> processor;

    NimbusServer(Boxoffice boxoffice, String audience) {
        processor = processor(
                url(boxoffice.address(Published.of(audience))), https(boxoffice), boxoffice.issuer(), audience);
    }

    private static ResourceRetriever https(Boxoffice boxoffice) {
        return new DefaultResourceRetriever(
                2000, 2000, 1 << 20, true, boxoffice.trust().getSocketFactory());
    }

    private static DefaultJWTProcessor<SecurityContext> processor(
            URL keySet, ResourceRetriever https, String issuer, String audience) {
        JWKSource<SecurityContext> keys =
                JWKSourceBuilder.<SecurityContext>create(keySet, https).build();
        DefaultJWTClaimsVerifier<SecurityContext> claims = new DefaultJWTClaimsVerifier<>(
                audience, new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("sub", "exp"));
        claims.setMaxClockSkew(5);
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        processor.setJWTClaimsSetVerifier(claims);
        return processor;
    }

    private static URL url(URI address) {
        try {
            return address.toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Verdict look(String token) {
        try {
            JWTClaimsSet claims = processor.process(token, null);
            return new Verdict.Admitted(
                    claims.getSubject(),
                    Set.copyOf(claims.getStringListClaim("groups")),
                    claims.getStringClaim("scope"));
        } catch (BadJOSEException | JOSEException | ParseException refused) {
            return new Verdict.Refused(refused.toString());
        }
    }
}
