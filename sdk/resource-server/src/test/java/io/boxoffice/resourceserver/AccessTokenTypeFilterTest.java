package io.boxoffice.resourceserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9068 4: the {@code typ} of an access token. */
class AccessTokenTypeFilterTest {

    @ParameterizedTest
    @ValueSource(strings = {"\"at+jwt\"", "\"AT+JWT\"", "\"application/at+jwt\""})
    void accessTokenThenPassed(String typ) {
        assertThat(refuses("{\"alg\":\"RS256\",\"typ\":" + typ + "}")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"JWT\"", "\"statuslist+jwt\"", "\"at+jwt \"", "\"at\"", "\"\"", "null", "1", "[\"at+jwt\"]"})
    void anotherTypeThenRefused(String typ) {
        assertThat(refuses("{\"alg\":\"RS256\",\"typ\":" + typ + "}")).isTrue();
    }

    @Test
    void noTypeThenRefused() {
        assertThat(refuses("{\"alg\":\"RS256\"}")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "a.b.c", "null"})
    void noTokenThenRefused(String text) {
        assertThat(AccessTokenTypeFilter.isOfAnotherType(new Caller(text))).isTrue();
    }

    @Test
    void nobodyThenPassed() {
        assertThat(AccessTokenTypeFilter.isOfAnotherType(null)).isFalse();
        assertThat(AccessTokenTypeFilter.isOfAnotherType(() -> "by another door"))
                .isFalse();
    }

    private static boolean refuses(String header) {
        return AccessTokenTypeFilter.isOfAnotherType(new Caller(encoded(header) + "." + encoded("{}") + ".c2ln"));
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
