package io.boxoffice.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.fixture.SoftwarePasskey;
import io.boxoffice.http.ProblemException;
import io.boxoffice.json.Body;
import io.boxoffice.json.BodyRefused;
import io.boxoffice.json.StrictJson;
import io.boxoffice.oauth.RandomSecret;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PasskeyRequestTest {
    private static final JsonNode OPTIONS = JsonMapper.shared()
            .valueToTree(Map.of("challenge", RandomSecret.random().reveal(), "user", Map.of("id", "AAAA")));
    private static final String CREDENTIAL = "\"credential\":"
            + SoftwarePasskey.at("https://tickets.example.org").create(OPTIONS);

    private static PasskeyRequest of(String members) {
        return PasskeyRequest.of(new Body(StrictJson.object(('{' + members + '}').getBytes(StandardCharsets.UTF_8))
                .orElseThrow()));
    }

    private static PasskeyRequest named(String name) {
        return of(CREDENTIAL + ",\"name\":\"" + name + '"');
    }

    @Test
    void nameThenStrippedOrNone() {
        assertThat(of(CREDENTIAL).name()).isEmpty();
        assertThat(named(" laptop ").name()).contains("laptop");
        assertThat(named("🎫".repeat(64)).name()).contains("🎫".repeat(64));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\\u0007b"})
    void nameOfNothingOrWithControlsThenRefused(String name) {
        assertThatThrownBy(() -> named(name)).isInstanceOfAny(BodyRefused.class, ProblemException.class);
    }

    @Test
    void longerNameThenRefused() {
        assertThatThrownBy(() -> named("a".repeat(65))).isInstanceOfAny(BodyRefused.class, ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"credential\":{}", "\"credential\":\"text\""})
    void noCredentialThenRefused(String members) {
        assertThatThrownBy(() -> of(members)).isInstanceOfAny(BodyRefused.class, ProblemException.class);
    }

    @Test
    void otherMemberThenRefused() {
        assertThatThrownBy(() -> of(CREDENTIAL + ",\"id\":\"1\""))
                .isInstanceOfAny(BodyRefused.class, ProblemException.class);
    }
}
