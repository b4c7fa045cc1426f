package io.boxoffice.clients;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OA-01: where a browser may be sent. */
class RedirectUriTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example/cb",
                "https://app.example/cb?dummy1=lorem&dummy2=ipsum",
                "https://app.example:8443/",
                "http://127.0.0.1/cb",
                "http://127.0.0.1:49152/cb",
                "http://[::1]:3000/",
                "com.example.app:/cb",
                "com.example.app://cb"
            })
    void webOrOwnMachineOrOwnSchemeThenAllowed(String uri) {
        assertThat(RedirectUri.isAllowed(uri, ClientType.CONFIDENTIAL)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/cb",
                "app.example/cb",
                "https:///cb",
                "https://app.example/cb#here",
                "https://user@app.example/cb",
                "https://app.example/a b",
                "https://app.example/\u00e9",
                "HTTPS://app.example/cb",
                "http://app.example/cb",
                "http://127.0.0.1.app.example/cb",
                "http://localhost.app.example/cb",
                "javascript:alert(1)",
                "data:text/html,x",
                "app:/cb",
                "com.example.app:"
            })
    void anythingElseThenRefused(String uri) {
        assertThat(RedirectUri.isAllowed(uri, ClientType.PUBLIC)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost/cb", "http://localhost:3000/cb"})
    @DisplayName("localhost is a name that others may answer for: for public clients alone, whose users are warned")
    void localhostThenForPublicClientsOnly(String uri) {
        assertThat(RedirectUri.isAllowed(uri, ClientType.PUBLIC)).isTrue();
        assertThat(RedirectUri.isAllowed(uri, ClientType.CONFIDENTIAL)).isFalse();
    }
}
