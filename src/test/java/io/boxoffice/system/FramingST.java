package io.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are framed as no client frames them, on a connection of their own. */
class FramingST {
    private static final String METADATA = "/.well-known/openid-configuration";
    private static final String NEXT = "GET " + METADATA + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    private final Boxoffice boxoffice = Boxoffice.open();
    private final String metadata = boxoffice.get(METADATA).hasStatus(200).body();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Host: evil.example\r\n",
                "Host: localhost\r\nHost: evil.example\r\n",
                "Host: localhost\r\nX-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: http\r\n",
                "Host: localhost\r\nForwarded: host=evil.example;proto=http\r\n",
                "Host: localhost/@evil.example\r\n"
            })
    @DisplayName("A113: no Host, two, a foreign one: refused, or the issuer is as ever")
    void anotherHostThenNoOtherIssuer(String headers) {
        Answer answer = boxoffice.raw("GET " + METADATA + " HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n");
        if (answer.status() == 200) {
            assertThat(answer.body()).isEqualTo(metadata);
        } else {
            assertThat(answer.status()).isIn(400, 404);
            assertThat(answer.body()).doesNotContain("evil.example");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: -1",
                "Content-Length: x",
                "Content-Length: 99999999999999999999",
                "Content-Length: 2\r\nContent-Length: 3",
                "Content-Length: 2\r\nContent-Length: 2",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: identity, chunked",
                "Content-Length: 2\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "Transfer-Encoding: xchunked"
            })
    @DisplayName("A114: a length that is none, or two of them: refused, and the connection ends")
    void ambiguousLengthThenRefused(String headers) {
        String request = "POST /auth/logout HTTP/1.1\r\nHost: localhost:" + boxoffice.httpsPort()
                + "\r\nContent-Type: application/json\r\n" + headers + "\r\n\r\n";
        Answer answer = boxoffice.raw(request + "{}" + NEXT);
        assertThat(answer.status()).isIn(400, 413);
        assertThat(answer.body()).doesNotContain("HTTP/1.1");
    }

    /** The container takes a size of 2^32 and two for two. */
    @ParameterizedTest
    @ValueSource(strings = {"2", "100000002"})
    @DisplayName("TR-06, A114: chunks, even of a size that may be misread: the connection ends behind them")
    void chunksThenNothingAfterThem(String size) {
        Answer answer = boxoffice.raw("POST /auth/logout HTTP/1.1\r\nHost: localhost:" + boxoffice.httpsPort()
                + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + size
                + "\r\n{}\r\n0\r\n\r\n"
                + NEXT);
        assertThat(answer.body()).doesNotContain("HTTP/1.1");
        assertThat(answer.header("Connection")).isEqualToIgnoringCase("close");
    }

    @Test
    @DisplayName(
            "more than any body that is read as a whole: what a refusal leaves unread is not waited for, nor the next request")
    void longBodyOfWhoeverHasNoTokenThenTheConnectionEnds() {
        Answer answer = boxoffice.raw("POST /api/server/users HTTP/1.1\r\nHost: localhost:" + boxoffice.httpsPort()
                + "\r\nContent-Type: application/json\r\nContent-Length: 65537\r\n\r\n" + NEXT);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Connection")).isEqualToIgnoringCase("close");
        assertThat(answer.body()).doesNotContain("HTTP/1.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked, identity\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                "Transfer-Encoding: identity, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
            })
    @DisplayName(
            "TR-06, A114: a doubtful head before a body that is well formed: refused for it, and what follows is no request")
    void doubtfulHeadThenNothingAfterItsBody(String rest) {
        Answer answer = boxoffice.raw("POST /auth/logout HTTP/1.1\r\nHost: localhost:" + boxoffice.httpsPort()
                + "\r\nContent-Type: application/json\r\n" + rest + NEXT);
        answer.hasStatus(400);
        assertThat(answer.body()).contains("in doubt").doesNotContain("HTTP/1.1");
    }

    @Test
    @DisplayName("A114: a length beside chunks that are well formed: what follows them is no request")
    void lengthBesideChunksThenNothingAfterThem() {
        Answer answer = boxoffice.raw("POST /auth/logout HTTP/1.1\r\nHost: localhost:" + boxoffice.httpsPort()
                + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "2\r\n{}\r\n0\r\n\r\n" + NEXT);
        answer.hasStatus(400);
        assertThat(answer.body()).doesNotContain("HTTP/1.1");
    }

    @Test
    @DisplayName("A112: more than a request has: refused by the container, the next request is served")
    void tooLargeThenRefused() {
        assertThat(boxoffice
                        .raw("GET", METADATA + "?x=" + "x".repeat(100 << 10))
                        .status())
                .isIn(400, 414);
        assertThat(boxoffice
                        .raw("GET", METADATA, "X-Large: " + "x".repeat(17 << 10))
                        .status())
                .isIn(400, 431);
        String[] many = new String[500];
        Arrays.setAll(many, i -> "X-" + i + ": x");
        assertThat(boxoffice.raw("GET", METADATA, many).status()).isIn(400, 431);
        assertThat(boxoffice.get(METADATA).hasStatus(200).body()).isEqualTo(metadata);
    }
}
