package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The access token as RFC 9068 and the contract have it, read with other people's code. */
class AccessTokenST {
    private static final String UUID_V7 = "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
    private final Boxoffice boxoffice = Boxoffice.open();

    @ParameterizedTest
    @EnumSource
    @DisplayName("TF-01, TF-02: three parts, and a header of exactly alg, typ, kid")
    void headerThenExactlyThreeMembers(Api api) {
        TokenText token = api.issued();
        assertThat(token.compact()).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
        ObjectNode header = token.headerJson();
        assertThat(Json.names(header)).containsExactlyInAnyOrder("alg", "typ", "kid");
        assertThat(header.path("alg").stringValue()).isEqualTo("RS256");
        assertThat(header.path("typ").stringValue()).isEqualTo("at+jwt");
        assertThat(header.path("kid").stringValue()).matches("[A-Za-z0-9_-]{1,64}");
        assertThat(Published.kids(boxoffice, Published.of(api.audience())))
                .contains(header.path("kid").stringValue());
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("TF-03, TF-04: every claim of the contract, and no other")
    void claimsThenExactlyThoseOfTheContract(Api api) {
        Tokens tokens = boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, api.audience());
        long now = Instant.now().getEpochSecond();
        ObjectNode claims = tokens.accessText().claimsJson();
        assertThat(Json.names(claims))
                .containsExactlyInAnyOrder(
                        "iss",
                        "sub",
                        "aud",
                        "exp",
                        "iat",
                        "jti",
                        "client_id",
                        "sid",
                        "scope",
                        "groups",
                        "upn",
                        "auth_time",
                        "amr",
                        "acr");
        assertInteger(claims.path("auth_time"));
        assertThat(claims.path("auth_time").longValue()).isBetween(now - 5, now);
        assertThat(claims.path("amr").toString()).isEqualTo("[\"pwd\"]");
        assertThat(claims.path("acr").stringValue()).isEqualTo("aal1");
        assertThat(claims.path("iss").stringValue()).isEqualTo(boxoffice.issuer());
        assertThat(claims.path("sub").stringValue()).matches(UUID_V7);
        assertThat(claims.path("aud").stringValue()).isEqualTo(api.audience());
        assertThat(claims.path("jti").stringValue()).matches("[A-Za-z0-9_-]{22}");
        assertThat(claims.path("client_id").stringValue()).isEqualTo("boxoffice");
        assertThat(claims.path("sid").stringValue()).matches(UUID_V7);
        assertThat(claims.path("scope").stringValue()).isEmpty();
        assertThat(claims.path("groups").toString()).isEqualTo("[\"admin\"]");
        assertThat(claims.path("upn").stringValue()).isEqualTo("admin");
        assertInteger(claims.path("iat"));
        assertInteger(claims.path("exp"));
        assertThat(claims.path("iat").longValue()).isBetween(now - 5, now);
        assertThat(claims.path("exp").longValue() - claims.path("iat").longValue())
                .isEqualTo(600);
    }

    @Test
    void userWithTenantAndClaimsThenTheyAreInTheToken() {
        Person person = boxoffice.hireWith(Json.map(
                "audiences", List.of("other"), "tenant", "blue", "claims", Json.map("team", "north", "beta", true)));
        ObjectNode claims = boxoffice.login(person, "other").accessText().claimsJson();
        assertThat(claims.path("tenant").stringValue()).isEqualTo("blue");
        assertThat(claims.path("team").stringValue()).isEqualTo("north");
        assertThat(claims.path("beta").booleanValue()).isTrue();
        assertThat(claims.path("groups").toString()).isEqualTo("[\"user\"]");
        assertThat(claims.path("upn").stringValue()).isEqualTo(person.username());
        assertThat(claims.path("sub").stringValue()).isEqualTo(person.id());
    }

    @ParameterizedTest
    @EnumSource
    void tokenThenVerifiedByAnIndependentLibraryWithTheKeySetAlone(Api api) throws Exception {
        DefaultJWTProcessor<SecurityContext> verifier = new DefaultJWTProcessor<>();
        verifier.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("at+jwt")));
        verifier.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.RS256, new ImmutableJWKSet<>(Published.keys(boxoffice, Published.of(api.audience())))));
        verifier.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                api.audience(),
                new JWTClaimsSet.Builder().issuer(boxoffice.issuer()).build(),
                Set.of("sub", "exp", "iat", "jti", "client_id")));
        JWTClaimsSet claims = verifier.process(api.issued().compact(), null);
        assertThat(claims.getAudience()).containsExactly(api.audience());
    }

    @Test
    @DisplayName("TF-05: no token id twice")
    void manyTokensThenEachHasAnIdOfItsOwn() {
        Tokens tokens = boxoffice.login("admin", Boxoffice.ADMIN_PASSWORD, "server");
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 30; i++) {
            tokens = boxoffice.refresh(tokens);
            assertThat(ids.add(tokens.accessText().claimsJson().path("jti").stringValue()))
                    .isTrue();
        }
    }

    private static void assertInteger(JsonNode number) {
        assertThat(number.isIntegralNumber()).isTrue();
    }
}
