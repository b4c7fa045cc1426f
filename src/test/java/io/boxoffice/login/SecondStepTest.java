package io.boxoffice.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boxoffice.factor.Proof;
import io.boxoffice.fixture.SoftwarePasskey;
import io.boxoffice.json.Body;
import io.boxoffice.json.BodyRefused;
import io.boxoffice.json.StrictJson;
import io.boxoffice.oauth.RandomSecret;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The body that goes on with a login, and the one of a passkey alone. */
class SecondStepTest {
    private static final String SESSION = RandomSecret.random().reveal();
    private static final String PASSKEY = SoftwarePasskey.at("https://tickets.example.org")
            .get(JsonMapper.shared()
                    .valueToTree(Map.of("challenge", RandomSecret.random().reveal())))
            .toString();

    private static Body body(String members) {
        String json = "{\"auth_session\":\"" + SESSION + '"' + members + '}';
        return new Body(StrictJson.object(json.getBytes(StandardCharsets.UTF_8)).orElseThrow());
    }

    @Test
    void oneOfEachThenThatProof() {
        assertThat(SecondStep.of(body(",\"otp\":\"123456\"")).proof()).containsInstanceOf(Proof.OneTimeCode.class);
        assertThat(SecondStep.of(body(",\"recovery_code\":\"A\"")).proof())
                .containsInstanceOf(Proof.RecoveryCode.class);
        assertThat(SecondStep.of(body(",\"passkey\":" + PASSKEY)).proof()).containsInstanceOf(Proof.Passkey.class);
        assertThat(SecondStep.of(body(",\"enrol\":true")).proof()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"otp\":\"1\",\"recovery_code\":\"A\"",
                ",\"otp\":\"1\",\"enrol\":true",
                ",\"enrol\":false",
                ",\"otp\":\"1\",\"audience\":\"other\"",
                ",\"otp\":1",
                ",\"passkey\":{}",
                ",\"passkey\":\"text\""
            })
    void noneOrSeveralOrAnotherShapeThenRefused(String members) {
        assertThatThrownBy(() -> SecondStep.of(body(members))).isInstanceOf(BodyRefused.class);
    }

    @Test
    void textThatIsNoSecretThenNoSession() {
        Body other = new Body(
                StrictJson.object("{\"auth_session\":\"short\",\"otp\":\"123456\"}".getBytes(StandardCharsets.UTF_8))
                        .orElseThrow());
        assertThat(SecondStep.of(other).session()).isEmpty();
    }

    @Test
    void passkeyWithAnAudienceThenAlone() {
        String passkey = ",\"passkey\":" + PASSKEY;
        assertThat(PasskeyLogin.isMeant(body(passkey))).isFalse();
        Body alone = body(passkey + ",\"audience\":\"other\"");
        assertThat(PasskeyLogin.isMeant(alone)).isTrue();
        assertThat(PasskeyLogin.of(alone).target().audience()).isEqualTo("other");
        assertThatThrownBy(() -> PasskeyLogin.of(body(passkey + ",\"audience\":\"other\",\"otp\":\"1\"")))
                .isInstanceOf(BodyRefused.class);
    }
}
