package io.boxoffice.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.oauth.Issuer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TR-04: closed by default, and never open to all with cookies. */
class CorsTest {
    private static final WebOrigin APP = new WebOrigin("https://app.example");
    private static final Optional<WebOrigin> FOREIGN = Optional.of(new WebOrigin("https://evil.example"));

    @ParameterizedTest
    @ValueSource(strings = {"/auth/login", "/api/server/me", "/", "/nothing"})
    void noAllowedOriginThenNoHeaderAtAll(String path) {
        assertThat(permission(Set.of(), path, Optional.of(APP))).isEmpty();
    }

    @Test
    void allowedOriginThenItsNameAndCookiesUnderAuthOnly() {
        assertThat(permission(Set.of(APP), "/auth/refresh", Optional.of(APP)))
                .containsEntry("Access-Control-Allow-Origin", APP.text())
                .containsEntry("Access-Control-Allow-Credentials", "true")
                .containsEntry("Vary", "Origin")
                .containsKey("Access-Control-Expose-Headers");
        assertThat(permission(Set.of(APP), "/api/server/me", Optional.of(APP)))
                .containsEntry("Access-Control-Allow-Origin", APP.text())
                .doesNotContainKey("Access-Control-Allow-Credentials");
    }

    @Test
    void anotherOriginOrNoneThenOnlyThatAnswersVary() {
        assertThat(permission(Set.of(APP), "/auth/refresh", FOREIGN)).isEqualTo(Map.of("Vary", "Origin"));
        assertThat(permission(Set.of(APP), "/auth/refresh", Optional.empty())).isEqualTo(Map.of("Vary", "Origin"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.well-known/jwks.json",
                "/.well-known/jwks/my-api-2.json",
                "/.well-known/openid-configuration",
                "/.well-known/oauth-authorization-server",
                "/.well-known/oauth-authorization-server/tickets",
                "/.well-known/oauth-authorization-server/a.b/c_d~e"
            })
    void publishedThenEveryOriginWithoutCookies(String path) {
        for (Optional<WebOrigin> origin : List.of(FOREIGN, Optional.of(APP), Optional.<WebOrigin>empty())) {
            assertThat(permission(Set.of(APP), path, origin))
                    .containsEntry("Access-Control-Allow-Origin", "*")
                    .doesNotContainKey("Access-Control-Allow-Credentials");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.well-known",
                "/.well-known/",
                "/.well-known/../auth/login",
                "/.well-known/..;/auth/login",
                "/.well-known/%2e%2e/auth/login",
                "/.well-known/jwks/../../auth/login",
                "/.well-known/jwks.json;x=/auth",
                "/.well-knownx/jwks.json"
            })
    void pathThatMayLeadElsewhereThenNotPublished(String path) {
        assertThat(permission(Set.of(), path, FOREIGN)).isEmpty();
    }

    private static Map<String, String> permission(Set<WebOrigin> allowed, String path, Optional<WebOrigin> origin) {
        Issuer issuer = new Issuer("https://localhost:9443");
        return new Cors(new TransportSettings(Mode.PRODUCTION, issuer, List.of(), allowed)).permission(path, origin);
    }
}
