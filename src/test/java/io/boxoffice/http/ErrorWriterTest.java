package io.boxoffice.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.boxoffice.oauth.ErrorCode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract: RFC 6749 5.2 under /auth and /oauth2, RFC 9457 elsewhere. */
class ErrorWriterTest {
    @ParameterizedTest
    @ValueSource(strings = {"/auth/login", "/auth/refresh", "/auth/nothing/here", "/oauth2/token"})
    void pathOfTheProtocolThenOAuthJson(String path) {
        assertThat(ErrorWriter.mediaType(RequestPath.of("", path))).isEqualTo("application/json");
        assertThat(body(400, path)).isEqualTo("{\"error\":\"invalid_request\",\"error_description\":\"Why.\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/server/me", "/api/auth/x", "/.well-known/x", "/", "/authx", "/AUTH/login", "/error"})
    void anyOtherPathThenAProblemDocument(String path) {
        assertThat(ErrorWriter.mediaType(RequestPath.of("", path))).isEqualTo("application/problem+json");
        assertThat(body(404, path))
                .isEqualTo(
                        "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,\"detail\":\"Why.\",\"instance\":\""
                                + path + "\"}");
    }

    /** ER-06: a path that is well written is the only thing of the request that comes back. */
    @Test
    void pathThatIsNotWellWrittenThenOnlyWhereItLeads() {
        assertThat(body(400, "/api/\"},{\"x\":\"")).contains("\"instance\":\"/api/\"");
        assertThat(body(400, "/x%00")).contains("\"instance\":\"/\"");
        assertThat(ErrorWriter.mediaType(RequestPath.of("", "/auth/x|"))).isEqualTo("application/json");
    }

    @Test
    void issuerWithAPathThenTheInstanceAsTheWorldSeesIt() {
        byte[] problem =
                ErrorWriter.bytes(404, ErrorCode.INVALID_REQUEST, "Why.", RequestPath.of("/tickets", "/api/x"));
        assertThat(new String(problem, UTF_8)).contains("\"instance\":\"/tickets/api/x\"");
    }

    @Test
    void statusWithoutAWordThenStillATitle() {
        assertThat(body(499, "/api/x")).contains("\"title\":\"Error\"");
    }

    /** RFC 6585 4, RFC 9110 10.2.3: whole seconds, never 0, never too early. */
    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "999999999,1", "1000000000,1", "1000000001,2", "59500000000,60"})
    void waitThenWholeSecondsRoundedUp(long nanos, long seconds) {
        assertThat(ErrorWriter.wholeSeconds(Duration.ofNanos(nanos))).isEqualTo(seconds);
    }

    private static String body(int status, String path) {
        return new String(
                ErrorWriter.bytes(status, ErrorCode.INVALID_REQUEST, "Why.", RequestPath.of("", path)), UTF_8);
    }
}
