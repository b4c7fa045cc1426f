package io.boxoffice.elsewhere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.testkit.BoxofficeIssuer;
import io.boxoffice.testkit.RefusedToken;
import io.boxoffice.testkit.RefusedTokens;
import io.boxoffice.testkit.Strictness;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;

/** A resource server of Spring Security, with the decoder of {@code docs/resource-servers.md}. */
class SpringServiceTest {
    @RegisterExtension
    static final BoxofficeIssuer issuer = BoxofficeIssuer.forAudience("orders");

    private final AuthenticationManager service = new ProviderManager(new JwtAuthenticationProvider(decoder()));

    private static JwtDecoder decoder() {
        JwtTimestampValidator times = new JwtTimestampValidator(Duration.ofSeconds(5));
        times.setAllowEmptyExpiryClaim(false);
        times.setClock(issuer.clock());
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(
                        issuer.keySet().toString())
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .validateType(false)
                .build();
        decoder.setJwtValidator(JwtValidators.createAtJwtValidator()
                .issuer(issuer.url())
                .audience(issuer.audience())
                .clientId("boxoffice")
                .validators(all -> all.put(JwtClaimNames.EXP, times))
                .build());
        return decoder;
    }

    @Test
    void goodTokenThenItsScopesAreAuthorities() {
        String token = issuer.token("alice").scope("orders.read").signed();

        assertThat(service.authenticate(new BearerTokenAuthenticationToken(token))
                        .getAuthorities())
                .extracting(GrantedAuthority::getAuthority)
                .contains("SCOPE_orders.read");
    }

    @ParameterizedTest
    @RefusedTokens(Strictness.STANDARD)
    void wrongTokenThenRefused(RefusedToken wrong) {
        assertThatThrownBy(() -> service.authenticate(new BearerTokenAuthenticationToken(wrong.token())))
                .isInstanceOf(AuthenticationException.class);
    }

    @Test
    void keyRotatedThenTheNewOneIsRead() {
        issuer.rotateKey();
        String token = issuer.token("alice").signed();

        assertThat(service.authenticate(new BearerTokenAuthenticationToken(token))
                        .getName())
                .isEqualTo(issuer.userId("alice"));
    }
}
