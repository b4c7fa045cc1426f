package io.boxoffice.elsewhere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.system.AccessTokenFactory;
import io.boxoffice.testkit.BoxofficeIssuer;
import io.boxoffice.testkit.RefusedToken;
import io.boxoffice.testkit.RefusedTokens;
import io.boxoffice.testkit.SigningAlgorithm;
import io.boxoffice.testkit.Strictness;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;

/** SmallRye JWT, the parser inside of Quarkus, as {@code docs/resource-servers.md} configures it. */
class SmallRyeServiceTest {
    /** Without a claim that is an object, for which the parser needs a library that Quarkus has. */
    @RegisterExtension
    static final BoxofficeIssuer issuer = BoxofficeIssuer.withoutStatusList("orders", SigningAlgorithm.ES256);

    private final JWTParser service = new DefaultJWTParser(context(), new AccessTokenFactory());

    private static JWTAuthContextInfo context() {
        JWTAuthContextInfo context = new JWTAuthContextInfo(issuer.keySet().toString(), issuer.url());
        context.setExpectedAudience(Set.of(issuer.audience()));
        context.setSignatureAlgorithm(Set.of(SignatureAlgorithm.ES256));
        context.setClockSkew(5);
        context.setRequiredClaims(Set.of("sub"));
        return context;
    }

    @Test
    void goodTokenThenItsCaller() throws ParseException {
        String token = issuer.token("alice").scope("orders.read").roles("clerk").signed();

        assertThat(service.parse(token).getSubject()).isEqualTo(issuer.userId("alice"));
        assertThat(service.parse(token).getGroups()).containsExactly("clerk");
    }

    @ParameterizedTest
    @RefusedTokens(Strictness.STANDARD)
    void wrongTokenThenRefused(RefusedToken wrong) {
        assertThatThrownBy(() -> service.parse(wrong.token())).isInstanceOf(ParseException.class);
    }
}
