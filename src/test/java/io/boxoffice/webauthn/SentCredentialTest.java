package io.boxoffice.webauthn;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.fixture.SoftwarePasskey;
import io.boxoffice.oauth.RandomSecret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SentCredentialTest {
    private final String challenge = RandomSecret.random().reveal();
    private final ObjectNode good = SoftwarePasskey.at("https://tickets.example.org")
            .get(JsonMapper.shared().valueToTree(Map.of("challenge", challenge)));

    @Test
    void asABrowserSendsItThenReadWithItsChallenge() {
        assertThat(AuthenticationResponse.of(good).orElseThrow().challenge().reveal())
                .isEqualTo(challenge);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "rawId", "type", "response"})
    void memberMissingOrOfAnotherShapeThenNothing(String member) {
        ObjectNode without = good.deepCopy();
        without.remove(member);
        assertThat(AuthenticationResponse.of(without)).isEmpty();
        assertThat(AuthenticationResponse.of(good.deepCopy().put(member, 7))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"clientDataJSON", "authenticatorData", "signature"})
    void responseWithoutAMemberThenNothing(String member) {
        ObjectNode spoiled = good.deepCopy();
        ObjectNode response = (ObjectNode) spoiled.path("response");
        response.put(member, response.path(member).stringValue() + "=");
        assertThat(AuthenticationResponse.of(spoiled)).isEmpty();
        response.remove(member);
        assertThat(AuthenticationResponse.of(spoiled)).isEmpty();
    }

    @Test
    void twoIdsThenNothing() {
        assertThat(AuthenticationResponse.of(good.deepCopy().put("id", "AAAA"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"challenge\":1}",
                "{\"challenge\":\"short\"}",
                "{\"type\":\"webauthn.get\"}",
                "{\"challenge\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\",\"origin\":\"a\",\"origin\":\"b\"}"
            })
    void clientDataThatIsNoneThenNothing(String text) {
        ObjectNode spoiled = good.deepCopy();
        ((ObjectNode) spoiled.path("response"))
                .put(
                        "clientDataJSON",
                        Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(AuthenticationResponse.of(spoiled)).isEmpty();
    }
}
