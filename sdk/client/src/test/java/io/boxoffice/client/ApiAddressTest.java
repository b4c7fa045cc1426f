package io.boxoffice.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token goes to its API and nowhere else. */
class ApiAddressTest {
    private final ApiAddress api = ApiAddress.of(URI.create("https://orders.example/api/"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://orders.example/api",
                "https://orders.example/api/",
                "https://orders.example:443/api/7?a=b#c",
                "HTTPS://ORDERS.example/api/a%2Fb",
                "https://orders.example/api/..."
            })
    void withinThenCovered(String uri) {
        assertThat(api.covers(URI.create(uri))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://orders.example/api",
                "https://orders.example:8443/api",
                "https://orders.example.evil.example/api",
                "https://orders.example@evil.example/api",
                "https://orders.example:443@evil.example/api",
                "https://user@orders.example/api",
                "https://orders.example./api",
                "https://orders.example/",
                "https://orders.example",
                "https://orders.example/apis",
                "https://orders.example/API",
                "https://orders.example/api;x/7",
                "https://orders.example/api/../admin",
                "https://orders.example/api/%2e%2E/admin",
                "https://orders.example/api/..%2fadmin",
                "https://orders.example/api/..%5cadmin",
                "https://orders.example/api/..;x/admin",
                "https://orders.example/api/./7",
                "https://orders.example/api/%252e%252e/admin",
                "https://orders.example/api/..%252fadmin",
                "https://orders.example/api/%25252e%25252e%25252fadmin",
                "https://orders.example/%61pi",
                "https://@orders.example/api",
                "https://orders.example\u3002evil.example/api",
                "https://orders.example/api/..",
                "https:orders.example/api",
                "/api"
            })
    void elsewhereThenNotCovered(String uri) {
        assertThat(api.covers(URI.create(uri))).isFalse();
    }

    @Test
    void wholeHostThenEachOfItsPaths() {
        ApiAddress host = ApiAddress.of(URI.create("http://localhost:8080"));
        assertThat(host.covers(URI.create("http://localhost:8080"))).isTrue();
        assertThat(host.covers(URI.create("http://localhost:8080/a/b"))).isTrue();
        assertThat(host.covers(URI.create("http://localhost/a/b"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://orders.example/api",
                "http://10.0.0.1/api",
                "http://localhost.evil.example/api",
                "ftp://orders.example/api",
                "https://user@orders.example/api",
                "https://orders.example/api?a=b",
                "https://orders.example/a/../b",
                "/api"
            })
    void addressThatIsNotSafeThenRefused(String base) {
        assertThatThrownBy(() -> ApiAddress.of(URI.create(base))).isInstanceOf(IllegalArgumentException.class);
    }

    /** LG-03: an address that is refused may have a password in it, or be one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://alice:canary@orders.example/api",
                "http://alice:canary@orders.example/api?canary",
                "https://alice:canary@orders.example/a b",
                "https://alice:can^canary@orders.example/",
                "https://orders.example/api?token=canary",
                "https://orders.example/canary/../x",
                "canary",
                "canary:^"
            })
    void addressThatIsRefusedThenNothingOfItsSecretsInTheMessage(String address) {
        for (ThrowingCallable refused : List.<ThrowingCallable>of(
                () -> AudienceTokens.from("https://tickets.example").audience("orders", address),
                () -> AudienceTokens.from(address + "^"))) {
            assertThatThrownBy(refused)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasNoCause()
                    .hasMessageNotContaining("canary");
        }
    }
}
