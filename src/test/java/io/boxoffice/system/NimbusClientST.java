package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenIntrospectionSuccessResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.dpop.JWKThumbprintConfirmation;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.AccessTokenType;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.TokenTypeURI;
import com.nimbusds.oauth2.sdk.tokenexchange.TokenExchangeGrant;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Nimbus' OAuth SDK as a client, in Java: what it sends is understood, and it understands each answer. */
class NimbusClientST {
    private static final String ORDERS = "/api/other/orders";
    private static final Map<String, Object> AUDIENCES =
            Map.of("other", List.of("orders.read"), "server", List.of("users.read"));
    private static final AuthorizationGrant CREDENTIALS = new ClientCredentialsGrant();

    private final Boxoffice boxoffice = Boxoffice.open();
    private final NimbusClient nimbus = new NimbusClient(boxoffice);

    @Test
    @DisplayName("RFC 8414, OpenID Connect Discovery: both documents are read, and name what works")
    void discoveryThenReadByBothNames() throws Exception {
        OIDCProviderMetadata openId = OIDCProviderMetadata.resolve(
                new Issuer(boxoffice.issuer()),
                request -> request.setSSLSocketFactory(boxoffice.trust().getSocketFactory()));

        assertThat(openId.getTokenEndpointURI()).isEqualTo(nimbus.server().getTokenEndpointURI());
        assertThat(nimbus.server().getGrantTypes())
                .contains(GrantType.CLIENT_CREDENTIALS, GrantType.REFRESH_TOKEN, GrantType.TOKEN_EXCHANGE);
        assertThat(nimbus.server().getTokenEndpointAuthMethods())
                .contains(
                        ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
                        ClientAuthenticationMethod.CLIENT_SECRET_POST,
                        ClientAuthenticationMethod.PRIVATE_KEY_JWT);
        assertThat(nimbus.server().getDPoPJWSAlgs()).contains(JWSAlgorithm.ES256);
    }

    @Test
    @DisplayName("RFC 6749 2.3.1, 4.4: by a secret in the header or in the body, as it is registered")
    void secretThenToken() {
        for (String method : List.of("client_secret_basic", "client_secret_post")) {
            ClientAuthentication client = authentication(
                    OAuthClient.register(
                            boxoffice,
                            "grant_types",
                            List.of("client_credentials"),
                            "audiences",
                            AUDIENCES,
                            "tenant",
                            "north",
                            "token_endpoint_auth_method",
                            method),
                    method);
            AccessToken token = token(client);
            assertThat(token.getType()).isEqualTo(AccessTokenType.BEARER);
            assertThat(token.getScope()).isEqualTo(new Scope("orders.read"));
            assertThat(nimbus.call(ORDERS, token)).isEqualTo(200);
        }
    }

    private static ClientAuthentication authentication(OAuthClient client, String method) {
        ClientID id = new ClientID(client.id());
        Secret secret = new Secret(client.secret());
        return method.equals("client_secret_post")
                ? new ClientSecretPost(id, secret)
                : new ClientSecretBasic(id, secret);
    }

    @Test
    @DisplayName("A140: a refusal is read as invalid_client")
    void wrongSecretThenInvalidClient() {
        ClientAuthentication wrong =
                new ClientSecretBasic(new ClientID(machine().id()), new Secret("bo_cs_wrong"));
        assertThat(nimbus.tryToken(wrong, CREDENTIALS, "other")
                        .toErrorResponse()
                        .getErrorObject())
                .isEqualTo(OAuth2Error.INVALID_CLIENT);
    }

    @Test
    @DisplayName("RFC 7523 2.2: by a statement that is signed with a registered key")
    void privateKeyJwtThenToken() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("k").generate();
        String id = OAuthClient.tryRegister(
                        boxoffice,
                        "grant_types",
                        List.of("client_credentials"),
                        "audiences",
                        AUDIENCES,
                        "tenant",
                        "north",
                        "token_endpoint_auth_method",
                        "private_key_jwt",
                        "jwks",
                        new JWKSet(key).toJSONObject(true))
                .hasStatus(201)
                .text("client_id");
        assertThat(nimbus.call(ORDERS, token(signed(id, key)))).isEqualTo(200);
    }

    /** Its audience is the issuer, as RFC 7523bis has it. */
    private ClientAuthentication signed(String id, ECKey key) throws Exception {
        return new PrivateKeyJWT(
                new ClientID(id),
                URI.create(boxoffice.issuer()),
                JWSAlgorithm.ES256,
                key.toPrivateKey(),
                key.getKeyID(),
                null);
    }

    @Test
    @DisplayName("RFC 9449: bound to a key, and of use with its proofs only")
    void dpopThenBoundAndUsable() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).generate();
        DefaultDPoPProofFactory proofs = NimbusClient.proofs(key);
        AccessToken token = nimbus.boundToken(basic(machine()), CREDENTIALS, "other", proofs)
                .getTokens()
                .getDPoPAccessToken();

        assertThat(nimbus.call(ORDERS, token, proofs)).isEqualTo(200);
        assertThat(nimbus.call(ORDERS, token)).isEqualTo(401);
        assertThat(nimbus.call(ORDERS, new BearerAccessToken(token.getValue()))).isEqualTo(401);
        assertThat(nimbus.introspect(basic(resourceServer()), token).getJWKThumbprintConfirmation())
                .isEqualTo(JWKThumbprintConfirmation.of(key));
    }

    @Test
    @DisplayName("RFC 8693: a caller's token becomes one for another audience")
    void exchangeThenTokenOfTheOtherAudience() {
        Person person = boxoffice.hireWith(Map.of(
                "audiences",
                List.of("other", "server"),
                "scopes",
                Map.of("other", List.of("orders.read"), "server", List.of("users.read"))));
        AccessToken callers =
                new BearerAccessToken(boxoffice.login(person, "other").access());
        AccessTokenResponse answer = nimbus.token(
                basic(resourceServer()), new TokenExchangeGrant(callers, TokenTypeURI.ACCESS_TOKEN), "server");

        AccessToken exchanged = answer.getTokens().getAccessToken();
        assertThat(exchanged.getIssuedTokenType()).isEqualTo(TokenTypeURI.ACCESS_TOKEN);
        assertThat(exchanged.getScope()).isEqualTo(new Scope("users.read"));
        assertThat(nimbus.call("/api/server/users", exchanged)).isEqualTo(200);
    }

    @Test
    @DisplayName("RFC 7662, RFC 7009: told as it is, given back, and then no longer active")
    void introspectedAndRevokedThenInactive() throws Exception {
        OAuthClient machine = machine();
        ClientAuthentication api = basic(resourceServer());
        AccessToken token = token(basic(machine));

        TokenIntrospectionSuccessResponse told = nimbus.introspect(api, token);
        assertThat(told.isActive()).isTrue();
        assertThat(told.getClientID()).isEqualTo(new ClientID(machine.id()));
        assertThat(told.getScope()).isEqualTo(new Scope("orders.read"));
        assertThat(told.getIssuer()).isEqualTo(nimbus.server().getIssuer());

        assertThat(nimbus.revoke(basic(machine), token)).isEqualTo(200);
        assertThat(nimbus.introspect(api, token).isActive()).isFalse();
        assertThat(nimbus.call(ORDERS, token)).isEqualTo(401);
    }

    private AccessToken token(ClientAuthentication client) {
        return nimbus.token(client, CREDENTIALS, "other").getTokens().getAccessToken();
    }

    private OAuthClient machine() {
        return OAuthClient.orderReader(boxoffice, "north");
    }

    /** The service behind {@code other}, which may ask about its tokens and exchange them. */
    private OAuthClient resourceServer() {
        return OAuthClient.register(
                boxoffice,
                "grant_types",
                List.of("urn:ietf:params:oauth:grant-type:token-exchange"),
                "audiences",
                AUDIENCES,
                "resource_server_of",
                "other");
    }

    private static ClientAuthentication basic(OAuthClient client) {
        return authentication(client, "client_secret_basic");
    }
}
