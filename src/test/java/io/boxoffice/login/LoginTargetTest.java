package io.boxoffice.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.json.Body;
import io.boxoffice.json.StrictJson;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.OAuthException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a login asks for is the same after its second factor. */
class LoginTargetTest {
    private static LoginTarget of(String json) {
        return LoginTarget.of(new Body(
                StrictJson.object(json.getBytes(StandardCharsets.UTF_8)).orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"audience\":\"other\"}",
                "{\"audience\":\"other\",\"scope\":\"orders.read orders.write\"}",
                "{\"audience\":\"other\",\"transport\":\"cookie\"}",
                "{\"audience\":\"a \\\"quoted\\\" one\",\"scope\":\"orders.read\",\"transport\":\"cookie\"}"
            })
    void storedThenReadAsItWas(String json) {
        LoginTarget target = of(json);
        assertThat(LoginTarget.parse(target.stored())).isEqualTo(target);
    }

    @Test
    void cookieThenOnlyWhereItIsAskedFor() {
        Audience other = new Audience("other");
        assertThat(of("{\"audience\":\"other\"}").cookie(other)).isEmpty();
        assertThat(of("{\"audience\":\"other\",\"transport\":\"cookie\"}").cookie(other))
                .isPresent();
    }

    @Test
    void noAudienceOrNoScopeThenRefused() {
        assertThatThrownBy(() -> of("{\"audience\":\"\"}")).isInstanceOf(OAuthException.class);
        assertThatThrownBy(() -> of("{\"audience\":\"other\",\"scope\":\"a  b\"}"))
                .isInstanceOf(OAuthException.class);
    }
}
