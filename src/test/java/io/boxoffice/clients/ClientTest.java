package io.boxoffice.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.transport.WebOrigin;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientTest {
    private static final Client SPA = SomeClients.client(
            "spa",
            "\"type\":\"public\",\"grant_types\":[\"authorization_code\"],\"audiences\":{},\"redirect_uris\":"
                    + "[\"https://spa.example/callback\",\"http://localhost:5173/\",\"com.example.app:/callback\"]");

    @ParameterizedTest
    @CsvSource({
        "https://spa.example, true",
        "http://localhost:5173, true",
        "http://localhost:3000, false",
        "http://spa.example, false",
        "https://spa.example:8443, false",
        "https://other.example, false",
        "null, false"
    })
    void originThenOneOfItsRedirectUris(String origin, boolean isIts) {
        assertThat(SPA.hasPageAt(new WebOrigin(origin))).isEqualTo(isIts);
    }
}
