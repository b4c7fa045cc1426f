package io.boxoffice.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The conventions of the contract: snake_case, RFC 3339 UTC, null where there is nothing. */
class AnswerWriterTest {
    private record Answer(
            UUID userId,
            Instant expiresAt,
            List<String> roles,
            @Nullable String tenant) {}

    @Test
    void recordThenTheNamesAndTimesOfTheContract() {
        Answer answer = new Answer(
                UUID.fromString("018f0000-0000-7000-8000-000000000001"),
                Instant.parse("2026-11-22T03:04:05.000006Z"),
                List.of("admin"),
                null);

        assertThat(new String(AnswerWriter.bytes(answer), StandardCharsets.UTF_8))
                .contains("\"user_id\":\"018f0000-0000-7000-8000-000000000001\"")
                .contains("\"expires_at\":\"2026-11-22T03:04:05.000006Z\"")
                .contains("\"roles\":[\"admin\"]")
                .contains("\"tenant\":null");
    }

    /** RFC 6749 5.1: what an OAuth answer does not have is left out, where its record says so. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    private record Tokens(
            String accessToken,
            Optional<String> refreshToken,
            Optional<String> scope,
            @Nullable String idToken) {}

    @Test
    void absentMemberOfAnOAuthAnswerThenLeftOut() {
        Tokens tokens = new Tokens("a", Optional.empty(), Optional.of(""), null);

        assertThat(new String(AnswerWriter.bytes(tokens), StandardCharsets.UTF_8))
                .isEqualTo("{\"access_token\":\"a\",\"scope\":\"\"}");
    }

    /** LG-04: what a terminal or a reader obeys and nobody sees, C1 and DEL, directions, separators; all else is as it was. */
    @Test
    void characterThatIsNotSeenThenEscaped() {
        for (char hidden :
                "\u0000\u001b\u007f\u0080\u0085\u009b\u009f\u00ad\u061c\u200b\u200e\u202e\u2028\u2029\u2066\ufeff"
                        .toCharArray()) {
            String json = new String(AnswerWriter.bytes(Map.of("a" + hidden, "b" + hidden)), StandardCharsets.UTF_8);
            String escaped = "\\u" + HexFormat.of().withUpperCase().toHexDigits(hidden);
            assertThat(json).isEqualTo("{\"a" + escaped + "\":\"b" + escaped + "\"}");
        }
        assertThat(new String(AnswerWriter.bytes(Map.of("a", "\u00e9 \u20ac \u4e2d \u0627")), StandardCharsets.UTF_8))
                .isEqualTo("{\"a\":\"\u00e9 \u20ac \u4e2d \u0627\"}");
    }

    /** LG-04: a mark of format beyond the first 65,536 characters, and what is seen there. */
    @Test
    void charactersOfTwoHalvesThenEscapedAndTheSameText() {
        String text = "a\udb40\udc41b\ud83d\ude00";

        String json = new String(AnswerWriter.bytes(Map.of("a", text)), StandardCharsets.UTF_8);

        assertThat(json).isEqualTo("{\"a\":\"a\\uDB40\\uDC41b\\uD83D\\uDE00\"}");
    }

    /** LG-04: CR, LF, ESC and the one-character CSI of terminals. */
    @Test
    void lineThenAsciiWithOneEndAndNothingForATerminal() {
        String line = new String(
                AnswerWriter.line(Map.of("text", "a\r\nb\u001b[2J\u009b2J\u2028\u00e9")), StandardCharsets.US_ASCII);

        assertThat(line).isEqualTo("{\"text\":\"a\\r\\nb\\u001B[2J\\u009B2J\\u2028\\u00E9\"}\n");
    }
}
