package io.boxoffice.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientUrlTest {
    private static final String APP = "https://app.example.com/oauth/client.json";

    @ParameterizedTest
    @ValueSource(
            strings = {
                APP,
                "https://app.example.com/",
                "https://app.example.com/a/",
                "https://app.example.com/a//b",
                "https://app.example.com/~anna/...",
                "https://app.example.com:8443/client",
                "https://app.example.com:65535/client",
                "https://xn--bcher-kva.example/client",
                "https://localhost/client",
                "https://1.2.3.four/client",
            })
    void addressInItsOneSpellingThenAnId(String address) {
        assertThat(ClientId.isDocument(address)).isTrue();
        assertThat(ClientId.isName(address)).isFalse();
        assertThat(ClientId.parse(address)).contains(new ClientId(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "app",
                "http://app.example.com/client",
                "HTTPS://app.example.com/client",
                "https:/app.example.com/client",
                "https://app.example.com",
                "https:///client",
                "https://App.example.com/client",
                "https://app_1.example.com/client",
                "https://-app.example.com/client",
                "https://app.example.com./client",
                "https://app..example.com/client",
                "https://b\u00fccher.example/client",
                "https://anna@app.example.com/client",
                "https://anna:pw@app.example.com/client",
                "https://app.example.com/client?v=1",
                "https://app.example.com/client?",
                "https://app.example.com/client#top",
                "https://app.example.com/./client",
                "https://app.example.com/a/../client",
                "https://app.example.com/a/..",
                "https://app.example.com/%2e%2e/client",
                "https://app.example.com/%2E/client",
                "https://app.example.com/a%2Fb",
                "https://app.example.com/a b",
                "https://app.example.com/a\\b",
                "https://app.example.com/a\nb",
                "https://app.example.com/\u00e4",
                "https://app.example.com:443/client",
                "https://app.example.com:0/client",
                "https://app.example.com:065/client",
                "https://app.example.com:65536/client",
                "https://app.example.com:/client",
                "https://127.0.0.1/client",
                "https://127.1/client",
                "https://2130706433/client",
                "https://0x7f000001/client",
                "https://10.0.0.0x1/client",
                "https://[::1]/client",
                "https://[::ffff:127.0.0.1]/client",
            })
    void anyOtherThenNone(String text) {
        assertThat(ClientId.isDocument(text)).isFalse();
    }

    @Test
    void lengthThenUpTo256() {
        String most = "https://a.example/" + "x".repeat(256 - "https://a.example/".length());

        assertThat(ClientId.isDocument(most)).isTrue();
        assertThat(ClientId.isDocument(most + "x")).isFalse();
    }

    @Test
    void segmentOfAPathThenANameOrAnAddressInBase64() {
        assertThat(ClientId.ofSegment("partner")).contains(new ClientId("partner"));
        assertThat(ClientId.ofSegment("~" + base64(APP))).contains(new ClientId(APP));
        assertThat(ClientId.ofSegment(APP)).isEmpty();
        assertThat(ClientId.ofSegment(base64(APP) + "~")).isEmpty();
        assertThat(ClientId.ofSegment("~" + base64("partner"))).isEmpty();
        assertThat(ClientId.ofSegment("~?")).isEmpty();
    }

    @Test
    void hostThenThatOfTheAddress() {
        assertThat(new ClientId("https://app.example.com:8443/client").host()).contains("app.example.com");
        assertThat(new ClientId("partner").host()).isEmpty();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
