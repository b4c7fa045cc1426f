package io.boxoffice.system;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestOperations;
import org.springframework.web.client.RestTemplate;

/** The decoder of Spring Security. */
final class SpringServer implements ResourceServer {
    private final NimbusJwtDecoder decoder;

    SpringServer(Boxoffice boxoffice, String audience) {
        HttpClient client =
                HttpClient.newBuilder().sslContext(boxoffice.trust()).build();
        RestOperations https = new RestTemplate(new JdkClientHttpRequestFactory(client));
        decoder = decoder(boxoffice.address(Published.of(audience)).toString(), https, boxoffice.issuer(), audience);
    }

    private static NimbusJwtDecoder decoder(String keySet, RestOperations https, String issuer, String audience) {
        JwtTimestampValidator times = new JwtTimestampValidator(Duration.ofSeconds(5));
        times.setAllowEmptyExpiryClaim(false);
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(keySet)
                .restOperations(https)
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .validateType(false)
                .build();
        decoder.setJwtValidator(JwtValidators.createAtJwtValidator()
                .issuer(issuer)
                .audience(audience)
                .clientId("boxoffice")
                .validators(all -> all.put(JwtClaimNames.EXP, times))
                .build());
        return decoder;
    }

    @Override
    public Verdict look(String token) {
        try {
            Jwt jwt = decoder.decode(token);
            return new Verdict.Admitted(
                    Objects.requireNonNull(jwt.getSubject()),
                    Set.copyOf(Objects.requireNonNull(jwt.getClaimAsStringList("groups"))),
                    Objects.requireNonNull(jwt.getClaimAsString("scope")));
        } catch (JwtException refused) {
            return new Verdict.Refused(refused.toString());
        }
    }
}
