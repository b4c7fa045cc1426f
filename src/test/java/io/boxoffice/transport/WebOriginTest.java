package io.boxoffice.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.oauth.Issuer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebOriginTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example",
                "https://app.example:8443",
                "https://xn--bcher-kva.example",
                "https://192.0.2.1",
                "https://[2001:db8::1]:8443",
                "http://localhost:3000",
                "http://localhost",
                "http://127.0.0.1:3000",
                "http://[::1]:3000"
            })
    void whatABrowserSendsThenAnOrigin(String text) {
        assertThat(WebOrigin.parse(text)).contains(new WebOrigin(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "null",
                "app.example",
                "//app.example",
                "https://",
                "https:app.example",
                "https://*.app.example",
                "https://app.example/",
                "https://app.example/path",
                "https://app.example?",
                "https://app.example#",
                "https://me@app.example",
                "https://App.example",
                "HTTPS://app.example",
                "https://app.example:",
                "https://app.example:0",
                "https://app.example:08443",
                "https://app.example:99999",
                "https://app.example:443",
                "http://localhost:80",
                "http://app.example",
                "http://localhost.app.example",
                "http://127.0.0.1.app.example",
                "http://128.0.0.1",
                "ws://localhost",
                "https://b\u00fccher.example",
                "https://app example",
                "https://app.example https://b.example"
            })
    void whatNoBrowserSendsOrIsNotPrivateThenNone(String text) {
        assertThat(WebOrigin.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://localhost:9443, https://localhost:9443",
        "https://tickets.example, https://tickets.example",
        "https://tickets.example:443, https://tickets.example",
        "https://tickets.example:8443/a/b, https://tickets.example:8443"
    })
    void issuerThenTheOriginOfItsPages(String issuer, String origin) {
        assertThat(WebOrigin.of(new Issuer(issuer)).text()).isEqualTo(origin);
    }

    @ParameterizedTest
    @CsvSource({
        "https://spa.example/callback?a=b, https://spa.example",
        "https://SPA.example:443/, https://spa.example",
        "http://localhost:5173/callback, http://localhost:5173",
        "http://127.0.0.1, http://127.0.0.1"
    })
    void addressThenTheOriginOfThePageThere(String address, String origin) {
        assertThat(WebOrigin.ofAddress(address)).contains(new WebOrigin(origin));
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.example.app:/callback", "http://app.example/callback", "urn:x:y", "/callback", ""})
    void addressOfNoPageOrWithoutTlsThenNone(String address) {
        assertThat(WebOrigin.ofAddress(address)).isEmpty();
    }

    @Test
    void upperCaseIsAnotherOrigin() {
        assertThat(new WebOrigin("https://APP.example")).isNotEqualTo(new WebOrigin("https://app.example"));
    }
}
