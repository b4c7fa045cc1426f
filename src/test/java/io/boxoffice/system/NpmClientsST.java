package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The npm modules {@code oauth4webapi} and {@code openid-client} as clients, where Node is: they check each answer by its RFC; and {@code dpop},
 * which makes nothing but proofs.
 */
class NpmClientsST {
    private static final List<String> MODULES = List.of("jose", "oauth4webapi", "openid-client", "dpop");
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:token-exchange";

    private final Boxoffice boxoffice = Boxoffice.open();

    @Test
    @DisplayName("clients of another maker get, bind, show, exchange, introspect and revoke tokens")
    void clientsOfAnotherMakerThenEverythingWorks() throws Exception {
        assumeTrue(NpmScript.isInstalled(MODULES));

        assertThat(NpmScript.run(boxoffice, "oauth-clients.mjs", config(), address -> address))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("basic", "orders.read"),
                        Map.entry("orders", "200"),
                        Map.entry("rfc9068", "true"),
                        Map.entry("post", "bearer"),
                        Map.entry("private_key_jwt", "bearer"),
                        Map.entry("dpop", "dpop"),
                        Map.entry("dpop orders", "200"),
                        Map.entry("active", "true"),
                        Map.entry("exchanged", "urn:ietf:params:oauth:token-type:access_token"),
                        Map.entry("revoked", "false"),
                        Map.entry("resource metadata", "true"),
                        Map.entry("openid-client", "orders.read"),
                        Map.entry("dpop module", "dpop"),
                        Map.entry("dpop module orders", "200"),
                        Map.entry("dpop module other token", "401"),
                        Map.entry("dpop module other hash", "401")));
    }

    private Map<String, Object> config() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("k").generate();
        Map<String, Object> audiences = Map.of("other", List.of("orders.read"), "server", List.of("users.read"));
        List<String> machine = List.of("client_credentials");
        OAuthClient partner =
                OAuthClient.register(boxoffice, "grant_types", machine, "audiences", audiences, "tenant", "north");
        OAuthClient poster = OAuthClient.register(
                boxoffice,
                "grant_types",
                machine,
                "audiences",
                audiences,
                "token_endpoint_auth_method",
                "client_secret_post");
        String signer = OAuthClient.tryRegister(
                        boxoffice,
                        "grant_types",
                        machine,
                        "audiences",
                        audiences,
                        "token_endpoint_auth_method",
                        "private_key_jwt",
                        "jwks",
                        new JWKSet(key).toJSONObject(true))
                .hasStatus(201)
                .text("client_id");
        OAuthClient resourceServer = OAuthClient.register(
                boxoffice, "grant_types", List.of(GRANT), "audiences", audiences, "resource_server_of", "other");
        return Json.map(
                "issuer",
                boxoffice.issuer(),
                "partner",
                named(partner),
                "poster",
                named(poster),
                "signer",
                Map.of("id", signer, "jwk", key.toJSONObject()),
                "resourceServer",
                named(resourceServer));
    }

    private static Map<String, Object> named(OAuthClient client) {
        return Map.of("id", client.id(), "secret", client.secret());
    }
}
