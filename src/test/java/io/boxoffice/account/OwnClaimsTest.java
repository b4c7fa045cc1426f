package io.boxoffice.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.json.StrictJson;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract: up to 8 strings or booleans, 1 KiB together, no registered or own claim name. */
class OwnClaimsTest {
    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"plan\":\"gold\",\"beta\":true}", "{\"x\":\"\"}", "{\"Sub\":\"x\"}"})
    void stringsAndBooleansThenTaken(String claims) {
        assertThat(refusal(claims)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"x\":1}", "{\"x\":null}", "{\"x\":[]}", "{\"x\":[\"y\"]}", "{\"x\":{}}"})
    void otherTypesThenRefused(String claims) {
        assertThat(refusal(claims)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iss",
                "sub",
                "aud",
                "exp",
                "nbf",
                "iat",
                "jti",
                "client_id",
                "sid",
                "scope",
                "groups",
                "upn",
                "tenant",
                "status",
                "cnf",
                "act",
                "may_act",
                "roles",
                "entitlements",
                "auth_time",
                "acr",
                "amr",
                "azp",
                "nonce",
                "email",
                "email_verified",
                "preferred_username",
                "events",
                "authorization_details",
                "",
                " "
            })
    void nameThatMeansSomethingAlreadyThenRefused(String name) {
        assertThat(refusal("{\"" + name + "\":\"x\"}")).isPresent();
    }

    @Test
    void nineClaimsThenRefused() {
        assertThat(refusal(claims(8))).isEmpty();
        assertThat(refusal(claims(9))).isPresent();
    }

    @Test
    void overOneKibibyteOfUtf8ThenRefused() {
        String frame = "{\"x\":\"\"}";
        assertThat(refusal("{\"x\":\"" + "y".repeat(1024 - frame.length()) + "\"}"))
                .isEmpty();
        assertThat(refusal("{\"x\":\"" + "y".repeat(1025 - frame.length()) + "\"}"))
                .isPresent();
        assertThat(refusal("{\"x\":\"" + "\u20AC".repeat(342) + "\"}")).isPresent();
    }

    private static String claims(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"c" + i + "\":true")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static Optional<String> refusal(String claims) {
        return OwnClaims.refusal(StrictJson.object(claims.getBytes(UTF_8)).orElseThrow());
    }
}
