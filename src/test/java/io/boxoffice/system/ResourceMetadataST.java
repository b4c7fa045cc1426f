package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** RFC 9728: from an API that refuses, a client finds who issues its tokens. */
class ResourceMetadataST {
    private static final String ROOT = "/.well-known/oauth-protected-resource";
    private final Boxoffice boxoffice = Boxoffice.open();

    @ParameterizedTest
    @ValueSource(strings = {"server", "other"})
    @DisplayName("OA-05: the resource is the one it was read for, and nothing else is said than what works")
    void apiThenItsMetadata(String audience) {
        Answer answer = boxoffice.get(ROOT + "/api/" + audience).hasStatus(200);
        assertThat(answer.mediaType()).isEqualTo("application/json");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        JsonNode metadata = answer.json();
        assertThat(Json.names(metadata))
                .containsExactlyInAnyOrder(
                        "resource",
                        "authorization_servers",
                        "scopes_supported",
                        "bearer_methods_supported",
                        "dpop_signing_alg_values_supported");
        assertThat(metadata.path("resource").stringValue()).isEqualTo(boxoffice.issuer() + "/api/" + audience);
        assertThat(metadata.path("authorization_servers").toString()).isEqualTo("[\"" + boxoffice.issuer() + "\"]");
        assertThat(metadata.path("bearer_methods_supported").toString()).isEqualTo("[\"header\"]");
        assertThat(boxoffice.get("/.well-known/oauth-authorization-server").text("issuer"))
                .isEqualTo(metadata.path("authorization_servers").path(0).stringValue());
    }

    @Test
    void scopesOfOtherThenTheOnesItHas() {
        assertThat(boxoffice
                        .get(ROOT + "/api/other")
                        .json()
                        .path("scopes_supported")
                        .toString())
                .contains("\"orders.read\"", "\"orders.write\"");
    }

    @Test
    @DisplayName("RFC 9110 13.1.2: cached like a key set")
    void cachedThenByItsTag() {
        Answer answer = boxoffice.get(ROOT + "/api/other").hasStatus(200);
        assertThat(answer.header("Cache-Control"))
                .isEqualTo(boxoffice.get(Published.ALL).header("Cache-Control"));
        boxoffice
                .send(boxoffice.request(ROOT + "/api/other").header("If-None-Match", answer.header("ETag")))
                .hasStatus(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/api",
                "/api/",
                "/api/userinfo",
                "/api/others",
                "/api/Other",
                "/api/other/orders",
                "/oauth2/userinfo"
            })
    void anythingElseThenNotFound(String path) {
        boxoffice.get(ROOT + path).isProblem(404);
    }

    @Test
    @DisplayName("A123: whatever host the request names, the URLs are the issuer's")
    void foreignHostThenTheIssuersUrls() {
        String at = ROOT + "/api/other";
        String expected = boxoffice.get(at).body();
        Answer forwarded = boxoffice.send(boxoffice
                .request(at)
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "http")
                .header("Forwarded", "host=evil.example"));
        assertThat(forwarded.hasStatus(200).body()).isEqualTo(expected);
        Answer foreign = boxoffice.raw("GET " + at + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
        assertThat(foreign.body()).doesNotContain("evil.example");
        Answer refused =
                boxoffice.raw("GET /api/other/user HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
        assertThat(refused.header("WWW-Authenticate")).doesNotContain("evil.example");
    }

    @Test
    @DisplayName("RFC 9728 5.1: each 401 of an API names it, with a token and without")
    void refusalThenItNamesTheMetadata() {
        for (String audience : List.of("server", "other")) {
            String parameter = ", resource_metadata=\"" + boxoffice.issuer() + ROOT + "/api/" + audience + '"';
            String path = "/api/" + audience + "/nothing";
            assertThat(boxoffice.get(path).hasStatus(401).header("WWW-Authenticate"))
                    .isEqualTo("Bearer realm=\"boxoffice\"" + parameter);
            assertThat(boxoffice.get(path, "rubbish").hasStatus(401).header("WWW-Authenticate"))
                    .isEqualTo("Bearer realm=\"boxoffice\", error=\"invalid_token\"" + parameter);
        }
        assertThat(boxoffice.get("/api/nothing").hasStatus(401).header("WWW-Authenticate"))
                .isEqualTo("Bearer realm=\"boxoffice\"");
        String user = boxoffice.login(boxoffice.createUser("server"), "server").access();
        assertThat(boxoffice.get("/api/server/users", user).hasStatus(403).header("WWW-Authenticate"))
                .doesNotContain("resource_metadata");
    }
}
