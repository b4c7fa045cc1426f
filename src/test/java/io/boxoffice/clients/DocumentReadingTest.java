package io.boxoffice.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.json.BodyRefused;
import io.boxoffice.json.StrictJson;
import io.boxoffice.oauth.ClientId;
import io.boxoffice.oauth.GrantType;
import io.boxoffice.oauth.Grants;
import io.boxoffice.oauth.SigningAlg;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentReadingTest {
    private static final ClientId APP = new ClientId("https://app.example:8443/client");
    private static final String ID = "\"client_id\":\"" + APP + "\"";
    private static final String BACK = "\"redirect_uris\":[\"http://127.0.0.1/back\"]";
    private static final String NONE = "\"token_endpoint_auth_method\":\"none\"";

    private static Registration read(String... members) {
        String json = "{" + String.join(",", members) + "}";
        return DocumentReading.of(
                APP, StrictJson.object(json.getBytes(StandardCharsets.UTF_8)).orElseThrow());
    }

    @Test
    void leastThenAPublicClientOfTheCode() {
        Registration client = read(ID, BACK, NONE);

        assertThat(client.clientName()).isEqualTo("app.example");
        assertThat(client.type()).isEqualTo(ClientType.PUBLIC);
        assertThat(client.tokenEndpointAuthMethod()).isEqualTo(AuthenticationMethod.NONE);
        assertThat(client.grantTypes()).containsExactly(GrantType.AUTHORIZATION_CODE);
        assertThat(client.redirectUris()).containsExactly("http://127.0.0.1/back");
        assertThat(client.requirePkce()).isTrue();
        assertThat(client.rotateRefreshTokens()).isTrue();
        assertThat(client.enabled()).isTrue();
    }

    @Test
    void allThatItMaySayThenSo() {
        Registration client = read(
                ID,
                BACK,
                NONE,
                "\"client_name\":\"App\"",
                "\"client_uri\":\"https://app.example:8443/about\"",
                "\"grant_types\":[\"refresh_token\",\"authorization_code\"]",
                "\"post_logout_redirect_uris\":[\"https://app.example/bye\"]",
                "\"require_pushed_authorization_requests\":true",
                "\"dpop_bound_access_tokens\":true",
                "\"id_token_signed_response_alg\":\"ES256\"");

        assertThat(client.clientName()).isEqualTo("App");
        assertThat(client.clientUri()).isEqualTo("https://app.example:8443/about");
        assertThat(client.grantTypes()).containsExactly(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN);
        assertThat(client.postLogoutRedirectUris()).containsExactly("https://app.example/bye");
        assertThat(client.requirePushedAuthorizationRequests()).isTrue();
        assertThat(client.dpopBoundAccessTokens()).isTrue();
        assertThat(client.idTokenSignedResponseAlg()).isEqualTo(SigningAlg.ES256);
    }

    /** Neither power nor an address that this server would ask. */
    @Test
    void whatIsNotItsOwnToSayThenNothing() {
        Registration client = read(
                ID,
                BACK,
                NONE,
                "\"type\":\"confidential\"",
                "\"first_party\":true",
                "\"require_pkce\":false",
                "\"rotate_refresh_tokens\":false",
                "\"enabled\":false",
                "\"tenant\":\"acme\"",
                "\"audiences\":{\"other\":[\"orders.read\"]}",
                "\"default_audience\":\"other\"",
                "\"resource_server_of\":\"other\"",
                "\"access_token_lifetime\":\"PT1H\"",
                "\"backchannel_logout_uri\":\"https://app.example:8443/out\"",
                "\"jwks_uri\":\"https://app.example/jwks\"",
                "\"logo_uri\":\"https://app.example/logo\"",
                "\"scope\":\"orders.read\"",
                "\"grant_types\":[\"authorization_code\",\"client_credentials\",\"implicit\"]");

        assertThat(client).isEqualTo(read(ID, BACK, NONE));
        assertThat(client.audiences()).isEqualTo(Grants.NONE);
        assertThat(client.firstParty()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example/about",
                "https://bank.example:8443/",
                "http://app.example:8443/",
                "javascript:alert(1)",
                "nonsense",
            })
    void pageElsewhereThenLeftOut(String page) {
        assertThat(read(ID, BACK, NONE, "\"client_uri\":\"" + page + "\"").clientUri())
                .isNull();
    }

    @Test
    void addressOfAnotherThenRefused() {
        refused(BACK, NONE);
        refused("\"client_id\":\"https://app.example/client\"", BACK, NONE);
        refused("\"client_id\":\"" + APP + "/\"", BACK, NONE);
        refused("\"client_id\":\"HTTPS://app.example:8443/client\"", BACK, NONE);
        refused("\"client_id\":[\"" + APP + "\"]", BACK, NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_secret_basic",
                "client_secret_post",
                "client_secret_jwt",
                "private_key_jwt",
                "tls_client_auth",
                "",
            })
    void anotherMethodThanNoneThenRefused(String method) {
        refused(ID, BACK, "\"token_endpoint_auth_method\":\"" + method + "\"");
    }

    @Test
    void noMethodOrASecretThenRefused() {
        refused(ID, BACK);
        refused(ID, BACK, NONE, "\"client_secret\":\"x\"");
        refused(ID, BACK, NONE, "\"client_secret\":null");
        refused(ID, BACK, NONE, "\"client_secret_expires_at\":0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "\"https://app.example/back\"",
                "[\"http://app.example/back\"]",
                "[\"https://app.example/back#top\"]",
                "[\"javascript:alert(1)\"]",
                "[\"/back\"]",
                "[\"https://app.example/back\", \"custom:back\"]",
                "[\"https://app.example/back\", 1]",
            })
    void redirectUrisThatNobodyMayRegisterThenRefused(String uris) {
        refused(ID, NONE, "\"redirect_uris\":" + uris);
    }

    @Test
    void otherMembersOutOfShapeThenRefused() {
        refused(ID, NONE);
        refused(ID, BACK, NONE, "\"client_name\":\"" + "x".repeat(101) + "\"");
        refused(ID, BACK, NONE, "\"client_name\":1");
        refused(ID, BACK, NONE, "\"client_uri\":{}");
        refused(ID, BACK, NONE, "\"grant_types\":[\"refresh_token\"]");
        refused(ID, BACK, NONE, "\"grant_types\":\"authorization_code\"");
        refused(ID, BACK, NONE, "\"id_token_signed_response_alg\":\"none\"");
        refused(ID, BACK, NONE, "\"dpop_bound_access_tokens\":\"yes\"");
        refused(ID, BACK, NONE, "\"post_logout_redirect_uris\":[\"http://app.example\"]");
    }

    private static void refused(String... members) {
        assertThatThrownBy(() -> read(members)).isInstanceOf(BodyRefused.class);
    }
}
