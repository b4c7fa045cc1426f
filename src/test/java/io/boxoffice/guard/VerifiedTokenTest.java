package io.boxoffice.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.accesstoken.Claims;
import io.boxoffice.accesstoken.SomeTokens;
import io.boxoffice.oauth.Audience;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

/** A verified token as code written for MicroProfile JWT asks it. */
class VerifiedTokenTest {
    @Test
    void tokenThenItsClaimsAndTheCallersName() {
        JsonWebToken token = token(Claims.good());

        assertThat(token.getName()).isEqualTo("alice");
        assertThat(token.getGroups()).containsExactly("user");
        assertThat(token.getAudience()).isEqualTo(Set.of("other"));
        assertThat(token.getIssuer()).isEqualTo("https://localhost:9443");
        assertThat(token.getSubject()).isEqualTo("018f0000-0000-7000-8000-000000000001");
        assertThat(token.getIssuedAtTime()).isEqualTo(Claims.ISSUED);
        assertThat(token.getExpirationTime()).isEqualTo(Claims.ISSUED + 600);
        assertThat(token.getRawToken()).isEqualTo("the.raw.token");
        assertThat(token.getClaimNames())
                .contains("raw_token", "sid", "scope", "client_id")
                .doesNotContain("tenant");
        assertThat(token.<String>getClaim("client_id")).isEqualTo("boxoffice");
    }

    @Test
    void machineThenItsClientIdIsItsName() {
        JsonWebToken token = new VerifiedToken(SomeTokens.ofMachine(Audience.OTHER, "orders.read", "acme"));

        assertThat(token.getName()).isEqualTo("partner.example");
        assertThat(token.getClaimNames()).doesNotContain("sid", "upn", "groups").contains("tenant");
        assertThat(token.getGroups()).isEmpty();
        assertThat(new TokenSecurityContext(token, true, BearerToken.Scheme.BEARER).isUserInRole("admin"))
                .isFalse();
    }

    @Test
    void ownClaimThenFound() {
        String plan = token(Claims.good().with("plan", "\"gold\"")).getClaim("plan");

        assertThat(plan).isEqualTo("gold");
    }

    /** LG-03. */
    @Test
    void printedThenTheNameAlone() {
        assertThat(token(Claims.good())).hasToString("alice");
    }

    private static JsonWebToken token(Claims claims) {
        return new VerifiedToken(SomeTokens.with(claims));
    }
}
