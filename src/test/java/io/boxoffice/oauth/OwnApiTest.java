package io.boxoffice.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9728 3.1: where the metadata of an API is. */
class OwnApiTest {
    @ParameterizedTest
    @CsvSource({
        "https://id.example, https://id.example/api/other, https://id.example/.well-known/oauth-protected-resource/api/other",
        "https://id.example:8443/a/b, https://id.example:8443/a/b/api/other,"
                + " https://id.example:8443/.well-known/oauth-protected-resource/a/b/api/other"
    })
    void issuerThenTheWellKnownPathBetweenHostAndPath(String issuer, String url, String metadata) {
        OwnApi api = OwnApi.at(new Issuer(issuer), "/api/other/orders").orElseThrow();

        assertThat(api.audience()).isEqualTo(Audience.OTHER);
        assertThat(api.url()).isEqualTo(url);
        assertThat(api.metadataUrl()).isEqualTo(metadata);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api", "/api/", "/api/others", "/api/Other", "/api/nothing/other", "/oauth2/userinfo", "/"})
    void pathOfNoneThenNothing(String path) {
        assertThat(OwnApi.at(new Issuer("https://id.example"), path)).isEmpty();
    }

    @Test
    void audienceOfAnotherProcessThenNothing() {
        Issuer issuer = new Issuer("https://id.example");

        assertThat(OwnApi.of(issuer, new Audience("seats"))).isEmpty();
        assertThat(OwnApi.of(issuer, Audience.USERINFO)).isEmpty();
        assertThat(OwnApi.of(issuer, Audience.SERVER)).isPresent();
    }
}
