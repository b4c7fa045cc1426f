package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2AccessToken;

/** A service that is made with Spring Security gets tokens of its own, and an API takes them. */
class SpringClientST {
    private final Boxoffice boxoffice = Boxoffice.open();
    private final SpringClient spring = new SpringClient(boxoffice, "other");

    @Test
    @DisplayName("RFC 6749 2.3.1, 4.4: by a secret in the header")
    void secretThenTokenThatTheApiTakes() {
        OAuth2AccessToken token =
                spring.token(OAuthClient.orderReader(boxoffice, "north")).getAccessToken();
        assertThat(token.getTokenType()).isEqualTo(OAuth2AccessToken.TokenType.BEARER);
        assertThat(token.getScopes()).isEqualTo(Set.of("orders.read"));
        orders(token).hasStatus(200);
    }

    @Test
    @DisplayName("RFC 7523 2.2: by a statement that is signed with a registered key")
    void privateKeyJwtThenTokenThatTheApiTakes() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("k").generate();
        orders(spring.token(signer(key), key).getAccessToken()).hasStatus(200);
    }

    private String signer(ECKey key) {
        return OAuthClient.tryRegister(
                        boxoffice,
                        "grant_types",
                        List.of("client_credentials"),
                        "audiences",
                        Map.of("other", List.of("orders.read")),
                        "tenant",
                        "north",
                        "token_endpoint_auth_method",
                        "private_key_jwt",
                        "jwks",
                        new JWKSet(key).toJSONObject(true))
                .hasStatus(201)
                .text("client_id");
    }

    private Answer orders(OAuth2AccessToken token) {
        return boxoffice.get("/api/other/orders", token.getTokenValue());
    }
}
