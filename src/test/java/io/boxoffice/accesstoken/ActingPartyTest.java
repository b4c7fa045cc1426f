package io.boxoffice.accesstoken;

import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The claim {@code act} (RFC 8693 4.1). */
class ActingPartyTest {
    private static final ActingParty FIRST = new ActingParty("orders", Optional.empty());
    private static final ActingParty SECOND = new ActingParty("mail", Optional.of(FIRST));

    @Test
    void writtenThenReadAgain() {
        assertThat(SECOND.toMap()).isEqualTo(Map.of("sub", "mail", "act", Map.of("sub", "orders")));
        assertThat(ActingParty.of(json("{\"sub\":\"mail\",\"act\":{\"sub\":\"orders\"}}")))
                .contains(SECOND);
        assertThat(SECOND.length()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"act\":{\"sub\":\"a\"}}",
                "{\"sub\":1}",
                "{\"sub\":\"a\",\"iss\":\"b\"}",
                "{\"sub\":\"a\",\"act\":\"b\"}",
                "{\"sub\":\"a\",\"act\":{}}",
                "{\"sub\":\"a\",\"act\":{\"sub\":\"b\",\"act\":{\"sub\":\"c\",\"act\":{\"sub\":\"d\",\"act\":{\"sub\":\"e\",\"act\":{\"sub\":\"f\"}}}}}}"
            })
    void anythingElseThenNone(String claim) {
        assertThat(ActingParty.of(json(claim))).isEmpty();
    }

    private static JsonNode json(String text) {
        return StrictJson.object(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }
}
