package io.boxoffice.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.json.Body;
import io.boxoffice.json.BodyRefused;
import io.boxoffice.oauth.Audience;
import io.boxoffice.oauth.SessionId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** RF-14: one way, never both. */
class RefreshTokenParameterTest {
    private static final SentCookies NONE = SentCookies.parse(List.of());
    private static final SentCookies OF_SERVER =
            SentCookies.parse(List.of("__Secure-boxoffice-refresh-server=from-cookie"));

    @Test
    void inTheBodyThenNoCookie() {
        RefreshTokenParameter presented = RefreshTokenParameter.of(body("{\"refresh_token\": \"x\"}"), NONE);

        assertThat(presented.token().reveal()).isEqualTo("x");
        assertThat(presented.cookie()).isEmpty();
    }

    @Test
    void audienceThenItsCookie() {
        RefreshTokenParameter presented = RefreshTokenParameter.of(body("{\"audience\": \"server\"}"), OF_SERVER);

        assertThat(presented.token().reveal()).isEqualTo("from-cookie");
        assertThat(presented.cookie()).contains(new RefreshCookie(Audience.SERVER));
    }

    @Test
    void audienceWithASessionThenThatIsExpected() {
        String id = "019aaa30-04f0-7e47-b1aa-6f3ee0e3d4a1";
        assertThat(RefreshTokenParameter.of(
                                body("{\"audience\": \"server\", \"session_id\": \"" + id + "\"}"), OF_SERVER)
                        .expected())
                .contains(SessionId.parse(id).orElseThrow());
        assertThat(RefreshTokenParameter.of(body("{\"audience\": \"server\"}"), OF_SERVER)
                        .expected())
                .isEmpty();
    }

    @Test
    void audienceWithoutItsCookieThenATextThatIsNoToken() {
        assertThat(RefreshTokenParameter.of(body("{\"audience\": \"other\"}"), OF_SERVER)
                        .token()
                        .reveal())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"refresh_token\": \"x\"}",
                "{\"refresh_token\": \"from-cookie\"}",
                "{\"refresh_token\": \"x\", \"audience\": \"server\"}",
                "{\"refresh_token\": null, \"audience\": \"server\"}",
                "{\"audience\": null}",
                "{\"audience\": [\"server\"]}",
                "{\"audience\": \"\"}",
                "{\"audience\": \"Server\"}",
                "{\"audience\": \"server; Path=/\"}",
                "{\"audience\": \"server\\r\\nX: y\"}",
                "{\"audience\": \"server\", \"scope\": \"\"}",
                "{\"audience\": \"server\", \"session_id\": \"x\"}",
                "{\"audience\": \"server\", \"session_id\": null}",
                "{\"audience\": \"server\", \"session_id\": 1}",
                "{\"session_id\": \"019aaa30-04f0-7e47-b1aa-6f3ee0e3d4a1\"}",
                "{}"
            })
    void bothOrNeitherOrNoNameThenRefused(String json) {
        assertThatThrownBy(() -> RefreshTokenParameter.of(body(json), OF_SERVER))
                .isInstanceOf(BodyRefused.class);
    }

    private static Body body(String json) {
        return new Body((ObjectNode) JsonMapper.shared().readTree(json));
    }
}
