package io.boxoffice.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.Issuer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8707 2: an absolute URI without a fragment, which may name no other audience (AU-07). */
class ResourceUriTest {
    private static final Issuer ISSUER = new Issuer("https://id.example/tickets");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example",
                "https://a.example/",
                "https://a.example:8443/mcp",
                "https://a.example/Orders/%7Eann",
                "https://[2001:db8::1]/x",
                "https://a.example/x?of=y"
            })
    void soundThenKeptAsItIs(String text) {
        assertThat(ResourceUri.parse(text)).map(ResourceUri::text).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "server",
                "/api/server",
                "//a.example",
                "http://a.example",
                "HTTPS://a.example",
                "https:a.example",
                "https:///a",
                "https://A.example",
                "https://user@a.example",
                "https://a.example:443/x",
                "https://a.example:0",
                "https://a.example:65536",
                "https://a.example:",
                "https://a.example/x#",
                "https://a.example/x#y",
                "https://a.example/x/../y",
                "https://a.example/./x",
                "https://a.example/x y",
                "https://a.example/\u00e9",
                "https://\u0430.example",
                "https://a.example/%zz",
                "urn:example:a"
            })
    void anythingElseThenRefused(String text) {
        assertThat(ResourceUri.parse(text)).isEmpty();
        assertThat(ResourceUri.parse("https://a.example/" + "x".repeat(495))).isEmpty();
        assertThat(ResourceUri.parse("https://a.example/" + "x".repeat(494))).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "https://id.example/tickets, true",
        "https://id.example/tickets/, true",
        "https://id.example/tickets/api/server, true",
        "https://id.example/tickets/api/server/, true",
        "https://id.example/tickets/oauth2/userinfo, true",
        "https://id.example/tickets/api/other, false",
        "https://id.example, false",
        "https://id.example/tickets/api/serverless, false"
    })
    void urlThatMeansThisServiceAlreadyThenTaken(String text, boolean taken) {
        ResourceUri wanted = ResourceUri.parse(text).orElseThrow();

        assertThat(FixedResources.isTaken(ISSUER, Audience.OTHER, wanted)).isEqualTo(taken);
    }
}
